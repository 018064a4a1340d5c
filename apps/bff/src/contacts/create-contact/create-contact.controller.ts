import { Controller, Post, Req, Res } from '@nestjs/common';
import { validateNewContact, type NewContact } from '@contacts/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, RequiresCaller } from '../../callers/authenticate-request.js';
import { type Caller } from '../../callers/caller.js';
import { OrganisationId } from '../../callers/organisation-id.js';
import { bodyOf } from '../../platform/json/read-json-body.js';
import { Drain } from '../../platform/http/drain.js';
import { refuseQuery } from '../../platform/http/refuse-query.js';
import { sendProblem } from '../../platform/problem/send-problem.js';
import { describeOrigin } from '../../request-audit/describe-request.js';
import { contactLocation } from '../../operations/contact-location.js';
import { problemOfViolations } from '../problem-of-violations.js';
import { problemOfClaim, problemOfHiddenClaim } from './problem-of-claim.js';
import { CreateContact } from './create-contact.use-case.js';
import { DescribeCreateContact } from './create-contact.openapi.js';
import { problemOfResult, problemOfUnrecorded } from './problem-of-result.js';
import { readIdempotencyKey } from '../../operations/read-idempotency-key.js';
import { securityEventOf } from './security-event-of-result.js';

/** `POST /api/v1/organisation/:org_id/contact`, vendor-compatible: docs/upstream/contacts.md. */
@Controller('api/v1/organisation/:org_id/contact')
export class CreateContactController {
  constructor(
    private readonly createContact: CreateContact,
    private readonly drain: Drain,
  ) {}

  /**
   * Creates a contact: 201 with `Location` (path) and the contact. The caller hears of everything else as
   * problem details; `retry` says whether sending it again is safe.
   */
  @Post()
  @RequiresCaller({ advisesRetry: true })
  @DescribeCreateContact()
  async handle(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentCaller() caller: Caller,
    @OrganisationId() organisationId: number,
  ): Promise<void> {
    // The vendor forbids ids in the query and documents no parameter: docs/upstream/contacts.md.
    refuseQuery(request.url, 'Creating a contact');
    const idempotencyKey = readIdempotencyKey(request.headers['idempotency-key']);
    const contact = acceptContact(bodyOf(request));
    const origin = describeOrigin(request);
    const command = { caller, organisationId, contact, idempotencyKey, origin };
    const created = await this.drain.hold(() => this.createContact.execute(command));
    if (created.kind === 'claimed') throw problemOfClaim(created.holder, created.repetition);
    if (created.kind === 'hidden') throw problemOfHiddenClaim(created.access);

    const { operationId, result, recorded, replayed } = created;
    if (replayed) reply.header('idempotent-replayed', 'true');
    else {
      request.audited = true;
      request.securityEvent = securityEventOf(result);
    }
    const answered = { operationId, contact, hasKey: idempotencyKey !== null };
    if (!recorded) sendProblem(request, reply, problemOfUnrecorded(answered));
    else if (result.kind !== 'created') sendProblem(request, reply, problemOfResult(result, answered));
    else {
      reply
        .code(201)
        .header('content-type', 'application/json; charset=utf-8')
        .header('location', contactLocation(organisationId, result.contactId))
        .header('operation-id', operationId)
        .send(result.body);
    }
  }
}

function acceptContact(body: unknown): NewContact {
  const validation = validateNewContact(body);
  if (validation.valid) return validation.contact;
  throw problemOfViolations(validation.violations);
}
