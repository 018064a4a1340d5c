/** What a problem page and a problem answer say about one kind of refusal (RFC 9457, section 3.1). */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** What the caller should do about it; shown on the problem's page. */
  readonly remedy: string;
}

/** Every refusal that the BFF can answer, by the last segment of its `type`. */
export const problemCatalogue = {
  'malformed-json': {
    status: 400,
    title: 'The request body is not acceptable JSON',
    remedy:
      'Send one UTF-8 JSON text (RFC 8259) without a byte order mark, without duplicate names, nested at most 32 deep, with integers within ±(2^53-1).',
  },
  'invalid-path-parameter': {
    status: 400,
    title: 'An id in the path is not valid',
    remedy: 'Use a positive decimal integer such as 12345, without sign, spaces or leading zeros.',
  },
  'forbidden-query-parameter': {
    status: 400,
    title: 'A query parameter is not allowed here',
    remedy:
      'Remove the query string, or use only the parameters that the API documentation lists for this route.',
  },
  'invalid-idempotency-key': {
    status: 400,
    title: 'The Idempotency-Key is not valid',
    remedy: 'Send 1 to 255 visible ASCII characters, for instance a UUID, once.',
  },
  'bad-request': {
    status: 400,
    title: 'The request cannot be understood',
    remedy: 'Correct the request as the detail says; repeating it unchanged gives the same answer.',
  },
  'not-authenticated': {
    status: 401,
    title: 'No valid auth token',
    remedy: 'Get a token with POST /api/v1/authenticate and send it as "Authorization: Bearer <auth_token>".',
  },
  'session-expired': {
    status: 401,
    title: 'The session is over',
    remedy:
      'Sign in again with POST /bff/session. A session ends when it was not used for a while, some hours after its sign-in, when it was signed out elsewhere, or when the vendor accepts it no longer.',
  },
  forbidden: {
    status: 403,
    title: 'The token does not give access to this organisation',
    remedy: 'Use a token of the organisation named in the path, or ask its administrator for access.',
  },
  csrf: {
    status: 403,
    title: 'The request may have been forged by another page',
    remedy:
      'Send "X-Contacts-CSRF: 1" with every request that comes with the session cookie and is neither GET nor HEAD, from a page of the service\'s own origin or of one of the same site that the operator has listed in BFF_ALLOWED_ORIGINS. Nothing was done.',
  },
  'host-not-allowed': {
    status: 403,
    title: 'The Host header names a host that this service does not answer for',
    remedy:
      'Use the address that the operator has published, or have the operator add it to BFF_ALLOWED_HOSTS.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    remedy: 'Check the address and the ids in it; what belongs to another caller is shown as not found.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The method is not allowed here',
    remedy: 'Use one of the methods that the Allow header lists.',
  },
  'not-acceptable': {
    status: 406,
    title: 'The requested format is not available',
    remedy: 'Send "Accept: application/json" or leave the Accept header out.',
  },
  'request-timeout': {
    status: 408,
    title: 'The request did not arrive in time',
    remedy: 'Send the whole request without long pauses. Nothing was done; it is safe to send it again.',
  },
  'operation-in-progress': {
    status: 409,
    title: 'A creation with this Idempotency-Key is still running',
    remedy: 'Wait for the seconds in Retry-After, then ask the operation that operation_id names.',
  },
  conflict: {
    status: 409,
    title: 'A creation with this Idempotency-Key has already finished',
    remedy: 'Look at the operation that operation_id names. For another contact use a new Idempotency-Key.',
  },
  'body-too-large': {
    status: 413,
    title: 'The request body is too large',
    remedy: 'Send a smaller body; the detail names the limit.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The request body has an unsupported type',
    remedy: 'Send JSON with "Content-Type: application/json".',
  },
  'validation-failed': {
    status: 422,
    title: 'The input breaks a rule',
    remedy: 'Correct every member that errors[] points to, then send the request again.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The Idempotency-Key belongs to another contact',
    remedy:
      'Send each contact with a key of its own. To repeat a request, send the same body with the same key; nothing was sent now.',
  },
  'upstream-rejected': {
    status: 422,
    title: 'The vendor refused the contact',
    remedy:
      'Correct what errors[] or the message names. Repeating the request unchanged gives the same answer.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    remedy:
      'Nothing was done. Send the request again after the seconds in Retry-After, and send fewer of them; the operator sets the limit.',
  },
  'upstream-quota': {
    status: 429,
    title: "The vendor's request limit is reached",
    remedy: 'Nothing was created. Send the request again after the seconds in Retry-After.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The request headers are too large',
    remedy: 'Send fewer or shorter headers; 100 fields and 16 KiB in all are accepted.',
  },
  'internal-error': {
    status: 500,
    title: 'The service has a defect',
    remedy:
      'Report the request_id to the operator. With an Idempotency-Key it is safe to ask for the operation.',
  },
  'upstream-protocol': {
    status: 502,
    title: 'The vendor answered in a way that is not understood',
    remedy: 'Tell the operator. The member retry says whether the request may be sent again.',
  },
  'not-sent': {
    status: 503,
    title: 'The request could not be passed on to the vendor',
    remedy:
      'The vendor cannot be reached, or this service has no room for the request. Nothing was sent and nothing was created. Send the request again after the seconds in Retry-After.',
  },
  'storage-unavailable': {
    status: 503,
    title: 'The service cannot record what it does',
    remedy: 'Nothing was sent to the vendor. Send the request again after the seconds in Retry-After.',
  },
  'shutting-down': {
    status: 503,
    title: 'This instance is shutting down',
    remedy: 'Nothing was done. Send the request again; another instance answers.',
  },
  'in-doubt': {
    status: 504,
    title: "The vendor's answer was lost",
    remedy:
      'The contact may or may not exist. Do not create it again blindly: look at the operation that operation_id names and at the list of contacts.',
  },
} as const satisfies Record<string, ProblemKind>;

/** Last segment of a problem's `type`. */
export type ProblemSlug = keyof typeof problemCatalogue;
