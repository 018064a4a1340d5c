/** A scenario that a test outside the table of creations shows, because it is not about one creation and one fault. */
export interface ShownElsewhere {
  readonly number: number;
  readonly title: string;
  readonly expected: string;
  /** Path below the checkout, and words of the test's name. */
  readonly test: readonly [file: string, name: string];
}

const endToEnd = (file: string) => `apps/bff/test/end-to-end/${file}.test.ts`;
const storage = (file: string) => `apps/bff/test/storage/${file}.test.ts`;
const source = (file: string) => `apps/bff/src/${file}.test.ts`;
const faults = (file: string) => `apps/bff/test/faults/${file}.test.ts`;

/** In order of number. `fault-table.test.ts` checks that every file holds a test of that name. */
export const shownElsewhere: readonly ShownElsewhere[] = [
  {
    number: 1,
    title: 'DNS failure, TCP refused',
    expected: '503 `not-sent`, retry safe; `not_sent`, nothing reaches the vendor',
    test: [endToEnd('unsent'), 'its name does not resolve'],
  },
  {
    number: 2,
    title: 'TLS name or expiry error',
    expected: '502 `upstream-protocol`, retry never; `not_sent`; neither contact nor token is given away',
    test: [
      endToEnd('unsent'),
      'gives neither contact nor token to an address that does not prove its identity',
    ],
  },
  {
    number: 5,
    title: 'A kept connection is closed by the vendor as the request is written',
    expected: 'in doubt unless no byte was written; never a second POST',
    test: [
      source('upstream/create-contact.in-doubt'),
      'that dies as the next request is written leaves that one in doubt',
    ],
  },
  {
    number: 16,
    title: '401 inside a session',
    expected: 'one renewal, one repetition; a second 401 ends the session: 401 `session-expired`',
    test: [endToEnd('session-renewal'), 'ends the session when its successor is refused too, without a loop'],
  },
  {
    number: 17,
    title: 'A sign-in is answered with `mfa_token`, an empty body, an expired token',
    expected: 'a second step; 504 `in-doubt`; 502 `upstream-protocol`; asked once',
    test: [endToEnd('session'), 'are not begun when the vendor answers with %s'],
  },
  {
    number: 21,
    title: 'A process is frozen (SIGSTOP) between intent and send, and goes on when its lease has lapsed',
    expected:
      'it sends nothing; `not_sent`, or what another replica has made of the same key meanwhile, which stays',
    test: [faults('frozen-process'), 'neither sends nor changes what another replica has done'],
  },
  {
    number: 22,
    title: 'Database down at start',
    expected: 'live, not ready, zero upstream calls; ready by itself when it is back',
    test: [endToEnd('storage-outage'), 'at start: the service lives, is not ready, sends nothing'],
  },
  {
    number: 23,
    title: 'Database down before the intent',
    expected: '503 `storage-unavailable`, retry safe, in bounded time; zero upstream calls',
    test: [endToEnd('storage-outage'), 'later: creations are refused before anything is sent'],
  },
  {
    number: 24,
    title: "Database down after the vendor's 201",
    expected: '504 `in-doubt`, then settled as `created`',
    test: [endToEnd('storage-outage'), 'a database that is lost after the vendor has created'],
  },
  {
    number: 25,
    title: 'Disk full, PostgreSQL',
    expected: 'reported in bounded time, nothing lost, works again without a restart',
    test: [storage('unavailable-postgresql'), 'is reported when its disk is full'],
  },
  {
    number: 25,
    title: 'Disk full, SQLite',
    expected: 'reported in bounded time, nothing lost, works again without a restart',
    test: [storage('unavailable-sqlite'), 'is reported when its disk is full'],
  },
  {
    number: 25,
    title: 'Hung database',
    expected: '503 `storage-unavailable` in bounded time; works again without a restart',
    test: [endToEnd('storage-outage'), 'a database that hangs is answered for in bounded time'],
  },
  {
    number: 26,
    title: 'Wall clock jumps an hour either way',
    expected: 'deadlines hold; the trail is in the order of what happened',
    test: [faults('clock-jumps'), 'deadlines hold, and the trail is in the order of what happened'],
  },
  {
    number: 27,
    title: 'The same key on two replicas at once',
    expected: 'one POST; the other hears 409 `operation-in-progress`, later the same answer',
    test: [endToEnd('idempotency'), 'over two processes on one PostgreSQL sends one POST for each key'],
  },
  {
    number: 28,
    title: 'The same key with another body, of another caller or organisation',
    expected: '422 `idempotency-key-reused`; independent',
    test: [endToEnd('idempotency'), 'is another one for another caller and for another organisation'],
  },
  {
    number: 29,
    title: 'Idempotency-Key empty, 10 KB, NUL, quoted and bare',
    expected: '400 `invalid-idempotency-key`; quoted and bare are one key',
    test: [endToEnd('idempotency'), 'is the same, bare or as a quoted string'],
  },
  {
    number: 30,
    title: 'SIGTERM with 100 requests in flight',
    expected: 'all finish, new connections are refused, exit 0',
    test: [endToEnd('process'), 'with 100 creations under way lets all of them finish'],
  },
  {
    number: 30,
    title: 'SIGTERM to each of three replicas in turn under load',
    expected:
      'no request fails at a client that repeats on `retry: safe` or `same_key` only; one POST a creation; exit 0',
    test: [
      endToEnd('rolling-restart'),
      'a rolling restart under load fails no request and creates nothing twice',
    ],
  },
  {
    number: 31,
    title: 'The caller disconnects after the send',
    expected: 'the work completes and is recorded; drain waits for it',
    test: [source('platform/http/drain'), 'waits for held work whose caller has gone'],
  },
  {
    number: 32,
    title: 'Two versions side by side during a rolling deploy',
    expected:
      'both work, one POST a key, the chain verifies; no write of the older one fails for a migration',
    test: ['apps/bff/test/faults/two-versions.soak.ts', 'two versions side by side during a rolling deploy'],
  },
  {
    number: 33,
    title: '`org_id` in every odd form',
    expected: '400 `invalid-path-parameter`; nothing reaches the vendor',
    test: [endToEnd('bad-requests'), 'refuses %s in both routes'],
  },
  {
    number: 34,
    title: 'Absolute URL or CRLF in path or header values',
    expected: '400',
    test: [endToEnd('bad-requests'), 'refuses %s'],
  },
  {
    number: 35,
    title: '`__proto__`, `constructor.prototype` in JSON',
    expected: 'refused; `Object.prototype` unchanged',
    test: [endToEnd('bad-input'), 'leaves Object.prototype as it is'],
  },
  {
    number: 36,
    title: 'JSON that is none, or too deep, or ambiguous',
    expected: '400 `malformed-json`, never 5xx',
    test: [endToEnd('bad-input'), 'fuzzed bodies as the domain judges them'],
  },
  {
    number: 37,
    title: 'Zero-width, bidi and control characters, homoglyphs',
    expected: 'control characters refused; the rest reaches the vendor byte for byte',
    test: [source('upstream/create-contact.created'), 'sends characters beyond ASCII byte for byte'],
  },
  {
    number: 38,
    title: 'CRLF, ANSI or bidi in anything logged or printed',
    expected: 'one log line; escaped on the terminal',
    test: [endToEnd('hostile-texts'), 'texts that no database would take harm nobody'],
  },
  {
    number: 39,
    title: '`=HYPERLINK(…)`, tab or NUL first in a CSV cell',
    expected: 'neutralised by one leading quote',
    test: [
      'packages/csv/src/neutralise-cell.test.ts',
      'never starts like a formula, and gives its value back',
    ],
  },
  {
    number: 40,
    title: 'Canary values through every error path',
    expected: 'zero hits in storage, logs, metrics, answers',
    test: [
      endToEnd('secrecy'),
      'keeps contact values, credentials and keys out of storage, log, metrics and refusals',
    ],
  },
  {
    number: 41,
    title: 'A form, `text/plain`, an unlisted sibling, no custom header, with the session cookie',
    expected: '403 `csrf`, 415 for the wrong type',
    test: [endToEnd('cross-origin'), 'that are not listed are told nothing: %s'],
  },
  {
    number: 42,
    title: 'Planted and doubled session cookies',
    expected: '400 `bad-request`',
    test: [endToEnd('cross-origin'), 'cannot plant a cookie beside the right one'],
  },
  {
    number: 43,
    title: 'DNS rebinding of the local service',
    expected: '403 `host-not-allowed`',
    test: [source('platform/http/refuse-foreign-host'), 'lets no other name pass, whatever it looks like'],
  },
  {
    number: 44,
    title: 'Spoofed `X-Forwarded-For`',
    expected: 'ignored unless it comes from a configured proxy',
    test: [endToEnd('inbound-limits'), 'of a trusted proxy is believed up to the first address that is none'],
  },
  {
    number: 45,
    title: 'Slow headers, slow body, pipelining, both TE and CL',
    expected: '408 or 400; others are served',
    test: [endToEnd('bad-requests'), 'are answered 408 and cut off, while others are served'],
  },
  {
    number: 45,
    title: '200 connections that do not get on',
    expected: 'nobody else waits, nothing of them reaches the vendor',
    test: [endToEnd('inbound-limits'), 'keep nobody else waiting, and nothing of them reaches the vendor'],
  },
  {
    number: 46,
    title: "Another organisation's audit events or operations",
    expected: '403 or 404, audited; nothing is learnt about what exists',
    test: [endToEnd('audit-trail'), 'is not shown to another organisation, whether or not it exists'],
  },
  {
    number: 47,
    title: 'A database administrator edits, deletes, reorders, truncates',
    expected: 'the verifier names the first bad record and the cause',
    test: [
      'packages/audit-log/test/mutations/alter.test.ts',
      'is named, whichever record it is, when its %s changed',
    ],
  },
  {
    number: 48,
    title: 'NUL, lone surrogates, 1 MB of text in claims, user agent and trace headers',
    expected: 'cleaned and cut; nobody else is affected',
    test: [endToEnd('hostile-texts'), 'texts that no database would take harm nobody'],
  },
  {
    number: 49,
    title: 'A flood of forged bearers or sign-ins',
    expected: 'bounded by address and by the small share; accepted callers are served',
    test: [
      endToEnd('inbound-limits'),
      'of forged tokens is bounded by its address, and the caller whom they claim to be is served',
    ],
  },
];
