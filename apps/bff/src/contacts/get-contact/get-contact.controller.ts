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
import { ContactId } from '../contact-id.js';
import { DescribeGetContact } from './get-contact.openapi.js';

/** `GET /api/v1/organisation/:org_id/contact/:contact_id`, vendor-compatible: docs/upstream/contacts.md. */
@Controller('api/v1/organisation/:org_id/contact/:contact_id')
export class GetContactController {
  constructor(
    private readonly read: ReadFromVendor,
    private readonly upstream: Upstream,
  ) {}

  /** One contact as the vendor shows it. */
  @Get()
  @RequiresCaller()
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', 'no-store')
  @DescribeGetContact()
  handle(
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @OrganisationId() organisationId: number,
    @ContactId() contactId: string,
  ): Promise<string> {
    refuseQuery(request.url, 'Reading a contact');
    const address = { token: caller.token, lane: laneOf(caller), organisationId, contactId };
    const origin = describeOrigin(request);
    const read = { caller, organisationId, contactId, action: auditActions.readContact, origin };
    return this.read.execute(read, () => this.upstream.getContact(address));
  }
}
