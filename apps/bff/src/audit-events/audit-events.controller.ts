import { Controller, Get, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { CurrentCaller, RequiresCaller } from '../callers/authenticate-request.js';
import { type Caller } from '../callers/caller.js';
import { ConfirmAccess } from '../callers/confirm-access.js';
import { OrganisationId } from '../callers/organisation-id.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { DescribeAuditEvents } from './audit-events.openapi.js';
import { AuditEventsView } from './audit-events-view.js';
import { encodeCursor, readAuditQuery } from './read-audit-query.js';

/** The audit trail of an organisation. */
@Controller('bff/organisation/:org_id/audit-events')
export class AuditEventsController {
  constructor(
    private readonly trail: AuditTrail,
    private readonly access: ConfirmAccess,
  ) {}

  /** One page of events, newest first, for callers whom the upstream accepts for the organisation. */
  @Get()
  @RequiresCaller()
  @DescribeAuditEvents()
  async handle(
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @OrganisationId() organisationId: number,
  ): Promise<AuditEventsView> {
    const query = readAuditQuery(organisationId, request.query as Record<string, unknown>);
    await this.access.require(caller, organisationId);
    const page = await this.trail.read(query);
    return { events: page.events, next_cursor: page.next === null ? null : encodeCursor(page.next) };
  }
}
