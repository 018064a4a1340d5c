import { Controller, Get, Header, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { auditActions } from '../../audit/audit-event.js';
import { CurrentCaller, RequiresCaller } from '../../callers/authenticate-request.js';
import { laneOf, type Caller } from '../../callers/caller.js';
import { OrganisationId } from '../../callers/organisation-id.js';
import { refuseQuery } from '../../platform/http/refuse-query.js';
import { describeOrigin } from '../../request-audit/describe-request.js';
import { Upstream } from '../../upstream/upstream.js';
import { ReadFromVendor } from '../../vendor-calls/read-from-vendor.use-case.js';
import { DescribeListContacts } from './list-contacts.openapi.js';

/** `GET /api/v1/organisation/:org_id/contact`, vendor-compatible: docs/upstream/contacts.md. */
@Controller('api/v1/organisation/:org_id/contact')
export class ListContactsController {
  constructor(
    private readonly read: ReadFromVendor,
    private readonly upstream: Upstream,
  ) {}

  /** All contacts of the organisation as the vendor lists them: a bare array, in the vendor's order. */
  @Get()
  @RequiresCaller()
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', 'no-store')
  @DescribeListContacts()
  handle(
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @OrganisationId() organisationId: number,
  ): Promise<string> {
    refuseQuery(request.url, 'The list of contacts');
    const scope = { token: caller.token, lane: laneOf(caller), organisationId };
    const origin = describeOrigin(request);
    const read = { caller, organisationId, contactId: null, action: auditActions.listContacts, origin };
    return this.read.execute(read, () => this.upstream.listContacts(scope));
  }
}
