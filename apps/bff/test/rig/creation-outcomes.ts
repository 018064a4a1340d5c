import type { PlannedFault } from './sandbox.js';

/** What the vendor does to one creation, and what must come of it. */
export interface CreationOutcome {
  readonly vendor: string;
  /** Undefined when nothing goes wrong. */
  readonly fault: PlannedFault['fault'] | undefined;
  /** Status and problem of the answer. */
  readonly answer: string;
  /** What `retry` says when the caller has sent a key; without one `same_key` reads `never`. */
  readonly retry?: 'safe' | 'same_key' | 'never';
  readonly retryAfter?: string;
  readonly state: 'created' | 'rejected' | 'not_sent' | 'in_doubt';
  /** Status of the vendor's answer in the outcome event. */
  readonly upstreamStatus: number | null;
  /** Whether the vendor has the contact afterwards. */
  readonly exists: boolean;
}

const created = { answer: '201', state: 'created', upstreamStatus: 201, exists: true } as const;
const rejected = {
  answer: '422 upstream-rejected',
  retry: 'never',
  state: 'rejected',
  exists: false,
} as const;
const limited = {
  answer: '429 upstream-quota',
  retry: 'safe',
  state: 'not_sent',
  upstreamStatus: 429,
  exists: false,
} as const;
const inDoubt = { answer: '504 in-doubt', retry: 'same_key', state: 'in_doubt' } as const;

const status = (code: number, more: object = { body: { message: 'So it is.' } }) => ({
  kind: 'status',
  status: code,
  ...more,
});

/** Every row of the table of answers that the sandbox can bring about. */
export const creationOutcomes: readonly CreationOutcome[] = [
  { vendor: 'answers as documented', fault: undefined, ...created },
  { vendor: 'answers 201 without a body', fault: 'empty_201', ...created },
  { vendor: 'answers 201 with {}', fault: { kind: 'empty_201', body: '{}' }, ...created },
  {
    vendor: 'answers 201 without body and Location',
    fault: { kind: 'empty_201', location: null },
    ...created,
  },
  { vendor: 'answers 201 with a page', fault: 'html', ...created },
  {
    vendor: 'answers 201 with a foreign Location',
    fault: { kind: 'bad_location', value: '//evil.example/api/v1/organisation/12345/contact/1' },
    ...created,
  },
  {
    vendor: 'answers 201 with no id but a foreign one',
    fault: { kind: 'empty_201', location: 'https://evil.example/api/v1/organisation/12345/contact/1' },
    ...created,
  },
  { vendor: 'answers 201 with a huge body', fault: { kind: 'oversize', bytes: 5_000_000 }, ...created },
  {
    vendor: 'answers 201 with a bomb',
    fault: { kind: 'oversize', bytes: 50_000_000, encoding: 'gzip' },
    ...created,
  },
  { vendor: 'answers 201 drop by drop', fault: { kind: 'drip', bytes_per_second: 1 }, ...created },
  { vendor: 'resets after the headers', fault: 'reset_after_headers', ...created },
  { vendor: 'resets in the body', fault: 'reset_mid_body', ...created },
  ...[301, 302, 303, 307, 308].map((code) => ({
    vendor: `answers ${code}`,
    fault: status(code, { headers: { location: 'http://127.0.0.1:1/' } }),
    answer: '502 upstream-protocol',
    retry: 'same_key' as const,
    state: 'in_doubt' as const,
    upstreamStatus: code,
    exists: false,
  })),
  ...[400, 409, 422].map((code) => ({
    vendor: `answers ${code}`,
    fault: status(code),
    upstreamStatus: code,
    ...rejected,
  })),
  {
    vendor: 'answers 422 with an empty page',
    fault: status(422, { headers: { 'content-type': 'text/html; charset=UTF-8' }, body: '' }),
    upstreamStatus: 422,
    ...rejected,
  },
  ...(
    [
      [401, 'not-authenticated'],
      [403, 'forbidden'],
      [404, 'not-found'],
    ] as const
  ).map(([code, slug]) => ({
    vendor: `answers ${code}`,
    fault: status(code),
    answer: `${code} ${slug}`,
    retry: 'never' as const,
    state: 'rejected' as const,
    upstreamStatus: code,
    exists: false,
  })),
  ...(
    [
      ['7', '7'],
      ['1.5', '2'],
      ['-5', '1'],
      ['999999', '3600'],
      ['Wed, 21 Oct 2015 07:28:00 GMT', '1'],
      ['soon', '10'],
      [null, '10'],
    ] as const
  ).map(([value, retryAfter]) => ({
    vendor: `answers 429 with Retry-After ${value ?? 'missing'}`,
    fault: { kind: 'rate_limited', retry_after: value },
    retryAfter,
    ...limited,
  })),
  ...[500, 502, 503, 504, 418, 599].map((code) => ({
    vendor: `answers ${code}`,
    fault: status(code),
    upstreamStatus: code,
    exists: false,
    ...inDoubt,
  })),
  {
    vendor: 'creates the contact and answers 500',
    fault: 'created_then_500',
    upstreamStatus: 500,
    exists: true,
    ...inDoubt,
  },
  {
    vendor: 'creates the contact and resets',
    fault: 'created_then_reset',
    upstreamStatus: null,
    exists: true,
    ...inDoubt,
  },
  {
    vendor: 'resets before the headers',
    fault: 'reset_before_headers',
    upstreamStatus: null,
    exists: false,
    ...inDoubt,
  },
  { vendor: 'never answers', fault: 'no_answer', upstreamStatus: null, exists: false, ...inDoubt },
];
