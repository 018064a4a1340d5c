import { readIdentifier } from './identifier.js';
import { isJsonObject, parseJson } from './json-value.js';
import type { Lane } from './permits.js';
import { readRetryAfter } from './retry-after.js';
import type { UpstreamClient } from './upstream-client.js';
import { contactsPath, ownOrganisationPath } from './upstream-paths.js';

/** The vendor was not asked, or did not say, since a limit is reached; seconds until it can be asked, 1 to 3600. */
export interface QuotaReached {
  readonly retryAfterSeconds: number;
}

/** Whether the vendor accepts a token for an organisation; `unavailable` when it did not say. */
export type CallerConfirmation =
  'accepted' | 'not_authenticated' | 'forbidden' | 'unavailable' | QuotaReached;

/**
 * Asks the vendor whether it accepts a token for an organisation, by one read without side effects. For the token's
 * own organisation that is `GET organisation/my` (docs/upstream/organisation.md), for another one its contact list.
 * A 404 reads as forbidden: whether another organisation exists is not for the caller to learn.
 *
 * @param organisationId positive safe integer.
 * @param ownOrganisation true when the token claims this organisation as its own.
 * @throws RangeError when the organisation id is not a positive safe integer.
 */
export async function confirmCaller(
  client: UpstreamClient,
  token: string,
  organisationId: number,
  ownOrganisation: boolean,
  lane: Lane,
): Promise<CallerConfirmation> {
  const contacts = contactsPath(organisationId);
  const exchange = await client.send({
    method: 'GET',
    permit: lane,
    url: ownOrganisation ? ownOrganisationPath : contacts,
    bearer: token,
    data: undefined,
    timeout: client.timeoutMs,
  });
  if (exchange.sent === 'unsent' && exchange.reason === 'quota') {
    return { retryAfterSeconds: exchange.retryAfterSeconds ?? 1 };
  }
  if (exchange.sent !== 'answered') return 'unavailable';
  switch (exchange.status) {
    case 200:
      return ownOrganisation ? readOwn(exchange.body, organisationId) : readList(exchange.body);
    case 401:
      return 'not_authenticated';
    case 403:
    case 404:
      return 'forbidden';
    case 429:
      return { retryAfterSeconds: readRetryAfter(exchange.retryAfter, Date.now()) };
    default:
      return 'unavailable';
  }
}

function readOwn(body: string, organisationId: number): CallerConfirmation {
  const organisation = parseJson(body);
  if (!isJsonObject(organisation)) return 'unavailable';
  if (organisation['id'] === undefined) return 'accepted';
  return readIdentifier(organisation['id']) === String(organisationId) ? 'accepted' : 'forbidden';
}

/** A list over the size limit is cut and still proves access; a page that is no list proves nothing. */
function readList(body: string): CallerConfirmation {
  return body.trimStart().startsWith('[') ? 'accepted' : 'unavailable';
}
