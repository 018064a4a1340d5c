import type { ContactCreation } from './contact-creation.js';
import { readContactLocation } from './contact-location.js';
import { readCreatedContact } from './created-contact.js';
import type { CreationResult, DoubtReason } from './creation-result.js';
import { doubtOf } from './doubt-of-status.js';
import type { AnsweredExchange } from './exchange.js';
import { findCreatedContact } from './find-created-contact.js';
import { readRefusedAnswer } from './read-refused-answer.js';
import { unsentResult } from './unsent-result.js';
import type { UpstreamClient } from './upstream-client.js';
import { contactsPath } from './upstream-paths.js';

/**
 * Sends one POST of a contact (docs/upstream/contacts.md sections 2 and 3), at most once, within the deadline, and says what
 * is proven about it. Never rejects for what the network or the vendor does.
 *
 * @throws RangeError when the organisation id is not a positive safe integer.
 */
export async function createContact(
  client: UpstreamClient,
  creation: ContactCreation,
): Promise<CreationResult> {
  const deadline = performance.now() + client.timeoutMs;
  const { organisationId, token, lane, body } = creation;
  const exchange = await client.send({
    method: 'POST',
    permit: lane,
    url: contactsPath(organisationId),
    bearer: token,
    data: body,
    timeout: client.timeoutMs,
    sendBefore: creation.sendBefore,
  });
  switch (exchange.sent) {
    case 'unsent':
      return unsentResult(exchange);
    case 'maybe':
      return inDoubt(exchange.reason, null);
    case 'answered':
      return exchange.status < 300
        ? identifyContact(client, creation, exchange, deadline)
        : readFailure(exchange);
  }
}

/** Every answer outside 2xx. A status that proves neither a refusal nor an error leaves the outcome in doubt. */
function readFailure(exchange: AnsweredExchange): CreationResult {
  return readRefusedAnswer(exchange) ?? inDoubt(doubtOf(exchange.status), exchange.status);
}

function inDoubt(reason: DoubtReason, status: number | null, foreignLocation = false): CreationResult {
  return { kind: 'in_doubt', reason, status, foreignLocation };
}

/** The vendor has created the contact; finds out which it is. */
async function identifyContact(
  client: UpstreamClient,
  creation: ContactCreation,
  { status, location, body, cut }: AnsweredExchange,
  deadline: number,
): Promise<CreationResult> {
  const told = readCreatedContact(body, creation.organisationId);
  const located = readContactLocation(location, client.origin, creation.organisationId);
  const contactId = told.contactId ?? located.contactId;
  if (contactId !== undefined) {
    const foreignLocation =
      located.foreign || (located.contactId !== undefined && located.contactId !== contactId);
    return { kind: 'created', status, contactId, listed: false, body: told.body, foreignLocation };
  }
  if (cut !== undefined) return inDoubt(cut, status, located.foreign);

  const found = await findCreatedContact(client, creation, deadline - performance.now());
  if (found?.contactId === undefined) return inDoubt('no_identity', status, located.foreign);
  const { contactId: foundId, body: foundBody } = found;
  return {
    kind: 'created',
    status,
    contactId: foundId,
    listed: true,
    body: foundBody,
    foreignLocation: located.foreign,
  };
}
