import { validateNewContact } from '@contacts/domain';
import type { BffConnection, CallOptions } from '../connection.js';
import { exchange } from '../exchange/exchange.js';
import type { NewContact } from '../generated/bff-api.js';
import type { RepetitionLimits } from '../repetition/plan-wait.js';
import { wait } from '../repetition/wait.js';
import { contactsPath } from './contact-path.js';
import type { CreationResult } from './creation-result.js';
import { repeatCreation } from './repeat-creation.js';
import { resultOfCreation } from './result-of-creation.js';

/** How to create a contact. */
export interface CreationOptions extends CallOptions {
  /** Of an earlier call whose outcome left the contact open; a new one by default. 1 to 255 visible ASCII characters. */
  readonly idempotencyKey?: string;
  /** False leaves the rules to the BFF, which applies the same ones. */
  readonly validate?: boolean;
  /** Of repetitions, which happen only when the BFF's answer allows them: 4 requests in 30 seconds by default. */
  readonly limits?: Partial<RepetitionLimits>;
}

const defaultLimits: RepetitionLimits = { attempts: 4, totalMs: 30_000 };

/**
 * Creates a contact, at most once whatever happens: checks the rules, makes an Idempotency-Key, and repeats under that
 * key only.
 * @param contact as a form holds it: broken rules are a result
 * @returns what is known of the contact
 */
export async function createContact(
  connection: BffConnection,
  organisationId: number,
  contact: NewContact,
  options: CreationOptions = {},
): Promise<CreationResult> {
  const { validate = true, idempotencyKey = crypto.randomUUID(), limits, signal } = options;
  let body: unknown = contact;
  if (validate) {
    const validation = validateNewContact(contact);
    if (!validation.valid) return { kind: 'invalid', errors: validation.violations, problem: undefined };
    body = validation.contact;
  }
  const result = await repeatCreation({
    limits: { ...defaultLimits, ...limits },
    send: () =>
      exchange(connection, {
        method: 'POST',
        path: contactsPath(organisationId),
        headers: { 'idempotency-key': idempotencyKey },
        body,
        ...(signal === undefined ? {} : { signal }),
      }),
    wait: (ms) => wait(ms, signal),
    now: () => performance.now(),
    random: () => Math.random(),
  });
  return resultOfCreation(result, idempotencyKey);
}
