import { Controller, Delete, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { auditActions } from '../../audit/audit-event.js';
import { CurrentCaller, RequiresCaller } from '../../callers/authenticate-request.js';
import { laneOf, type Caller } from '../../callers/caller.js';
import { OrganisationId } from '../../callers/organisation-id.js';
import { Drain } from '../../platform/http/drain.js';
import { refuseQuery } from '../../platform/http/refuse-query.js';
import { describeOrigin } from '../../request-audit/describe-request.js';
import { Upstream } from '../../upstream/upstream.js';
import { ChangeContact } from '../change-contact.use-case.js';
import { ContactId } from '../contact-id.js';
import { sendChanged } from '../send-changed.js';
import { DescribeDeleteContact } from './delete-contact.openapi.js';

/** `DELETE /api/v1/organisation/:org_id/contact/:contact_id`, vendor-compatible: docs/upstream/contacts.md. */
@Controller('api/v1/organisation/:org_id/contact/:contact_id')
export class DeleteContactController {
  constructor(
    private readonly changeContact: ChangeContact,
    private readonly upstream: Upstream,
    private readonly drain: Drain,
  ) {}

  /** Deletes the contact: 204. Repeating it is safe; 404 then says that it is gone. */
  @Delete()
  @RequiresCaller()
  @DescribeDeleteContact()
  async handle(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentCaller() caller: Caller,
    @OrganisationId() organisationId: number,
    @ContactId() contactId: string,
  ): Promise<void> {
    refuseQuery(request.url, 'Deleting a contact');
    const origin = describeOrigin(request);
    const { deleteContact: action } = auditActions;
    const change = { caller, organisationId, contactId, action, update: null, origin };
    const address = { token: caller.token, lane: laneOf(caller), organisationId, contactId };
    const changed = await this.drain.hold(() =>
      this.changeContact.execute(change, () => this.upstream.deleteContact(address)),
    );
    sendChanged(request, reply, changed, undefined);
  }
}
