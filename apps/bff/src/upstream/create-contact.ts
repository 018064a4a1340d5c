import type { ContactCreation } from './contact-creation.js';
import { readContactLocation } from './contact-location.js';
import { readCreatedContact } from './created-contact.js';
import type { CreationResult, DoubtReason } from './creation-result.js';
import type { AnsweredExchange } from './exchange.js';
import { findCreatedContact } from './find-created-contact.js';
import { readRefusal } from './read-refusal.js';
import { readRetryAfter } from './retry-after.js';
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
  const { organisationId, token, body } = creation;
  const exchange = await client.send({
    method: 'POST',
    url: contactsPath(organisationId),
    bearer: token,
    data: body,
    timeout: client.timeoutMs,
  });
  switch (exchange.sent) {
    case 'unsent':
      return { kind: 'unsent', reason: exchange.reason };
    case 'maybe':
      return inDoubt(exchange.reason, null);
    case 'answered':
      return exchange.status < 300
        ? identifyContact(client, creation, exchange, deadline)
        : readFailure(exchange);
  }
}

/** Every answer outside 2xx. A status that proves neither a refusal nor an error leaves the outcome in doubt. */
function readFailure({ status, body, retryAfter }: AnsweredExchange): CreationResult {
  switch (status) {
    case 400:
    case 409:
    case 422:
      return { kind: 'rejected', status, refusal: readRefusal(body) };
    case 401:
      return { kind: 'not_authenticated', refusal: readRefusal(body) };
    case 403:
      return { kind: 'forbidden', refusal: readRefusal(body) };
    case 404:
      return { kind: 'not_found', refusal: readRefusal(body) };
    case 429:
      return { kind: 'rate_limited', retryAfterSeconds: readRetryAfter(retryAfter, Date.now()) };
    default:
      return inDoubt(doubtOf(status), status);
  }
}

function inDoubt(reason: DoubtReason, status: number | null, foreignLocation = false): CreationResult {
  return { kind: 'in_doubt', reason, status, foreignLocation };
}

function doubtOf(status: number): 'redirect' | 'server_error' | 'protocol' {
  if (status < 400) return 'redirect';
  return status >= 500 && status < 600 ? 'server_error' : 'protocol';
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
