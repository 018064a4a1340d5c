import { Controller, Patch, Req, Res } from '@nestjs/common';
import { validateContactUpdate, type ContactUpdate } from '@contacts/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { auditActions } from '../../audit/audit-event.js';
import { CurrentCaller, RequiresCaller } from '../../callers/authenticate-request.js';
import { laneOf, type Caller } from '../../callers/caller.js';
import { OrganisationId } from '../../callers/organisation-id.js';
import { Drain } from '../../platform/http/drain.js';
import { refuseQuery } from '../../platform/http/refuse-query.js';
import { bodyOf } from '../../platform/json/read-json-body.js';
import { describeOrigin } from '../../request-audit/describe-request.js';
import { Upstream } from '../../upstream/upstream.js';
import { ChangeContact } from '../change-contact.use-case.js';
import { ContactId } from '../contact-id.js';
import { problemOfViolations } from '../problem-of-violations.js';
import { sendChanged } from '../send-changed.js';
import { DescribeUpdateContact } from './update-contact.openapi.js';

/** `PATCH /api/v1/organisation/:org_id/contact/:contact_id`, vendor-compatible: docs/upstream/contacts.md section 6. */
@Controller('api/v1/organisation/:org_id/contact/:contact_id')
export class UpdateContactController {
  constructor(
    private readonly changeContact: ChangeContact,
    private readonly upstream: Upstream,
    private readonly drain: Drain,
  ) {}

  /** Changes the members that the body names: 204. Repeating the same change is safe. */
  @Patch()
  @RequiresCaller()
  @DescribeUpdateContact()
  async handle(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentCaller() caller: Caller,
    @OrganisationId() organisationId: number,
    @ContactId() contactId: string,
  ): Promise<void> {
    refuseQuery(request.url, 'Changing a contact');
    const update = acceptUpdate(bodyOf(request));
    const origin = describeOrigin(request);
    const change = { caller, organisationId, contactId, action: auditActions.updateContact, update, origin };
    const address = { token: caller.token, lane: laneOf(caller), organisationId, contactId };
    const changed = await this.drain.hold(() =>
      this.changeContact.execute(change, () => this.upstream.updateContact(address, JSON.stringify(update))),
    );
    sendChanged(request, reply, changed, update);
  }
}

function acceptUpdate(body: unknown): ContactUpdate {
  const validation = validateContactUpdate(body);
  if (validation.valid) return validation.contact;
  throw problemOfViolations(validation.violations);
}
