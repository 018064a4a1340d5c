import { laneOf } from '../../callers/caller.js';
import type { ConfirmAccess } from '../../callers/confirm-access.js';
import type { Operation } from '../../operations/operation.js';
import type { Secrets } from '../../secrets/secrets.js';
import { completeContact } from '../../upstream/created-contact.js';
import type { CreationResult } from '../../upstream/creation-result.js';
import type { Upstream } from '../../upstream/upstream.js';
import { bodyText } from './body-text.js';
import { createdBody } from './created-body.js';
import type { CreateContactCommand, CreateContactResult } from './creation.js';
import { judgeRepetition } from './judge-repetition.js';
import { openAnswer } from './sealed-answer.js';

/** Answers requests whose Idempotency-Key is held already, as the operation behind it stands. */
export class RepeatCreation {
  constructor(
    private readonly upstream: Upstream,
    private readonly access: ConfirmAccess,
    private readonly secrets: Secrets,
  ) {}

  /** @returns the answer, or `resend` when the first attempt was provably not sent and this request takes its place */
  async execute(command: CreateContactCommand, holder: Operation): Promise<CreateContactResult | 'resend'> {
    const { caller, organisationId, contact } = command;
    const access = await this.access.ask(caller, organisationId);
    const { fingerprint } = holder;
    const isSameBody =
      fingerprint === null ? undefined : this.secrets.isFingerprintOf(fingerprint, bodyText(contact));
    const repetition = judgeRepetition(holder, isSameBody);
    // Sending it shows nothing of the first attempt, and the vendor judges the token then.
    const isHidden = access !== 'accepted' && !(access === 'unavailable' && repetition === 'resend');
    if (isHidden) return { kind: 'hidden', access };
    switch (repetition) {
      case 'resend':
        return 'resend';
      case 'replay':
        return this.#replay(holder);
      case 'found':
        return this.#readFound(command, holder);
      default:
        return { kind: 'claimed', holder, repetition };
    }
  }

  #replay(holder: Operation): CreateContactResult {
    const { operation_id: operationId, sealed_answer: sealed } = holder;
    const result = sealed === null ? undefined : openAnswer(sealed, operationId, this.secrets);
    return result === undefined
      ? { kind: 'claimed', holder, repetition: 'conflict' }
      : { kind: 'finished', operationId, result, recorded: true, replayed: true };
  }

  /** Settlement has found the contact in the vendor's list: it is shown as the vendor has it now. */
  async #readFound(
    { caller, organisationId, contact }: CreateContactCommand,
    { operation_id: operationId, contact_id: contactId }: Operation,
  ): Promise<CreateContactResult> {
    const id = contactId ?? '';
    const read = await this.upstream.getContact({
      token: caller.token,
      lane: laneOf(caller),
      organisationId,
      contactId: id,
    });
    const shown =
      read.kind === 'succeeded'
        ? completeContact(JSON.parse(read.body) as Record<string, unknown>, id)
        : undefined;
    const result: CreationResult = {
      kind: 'created',
      status: 200,
      contactId: id,
      listed: false,
      body: createdBody(shown, contact, id, organisationId),
      foreignLocation: false,
    };
    return { kind: 'finished', operationId, result, recorded: true, replayed: true };
  }
}
