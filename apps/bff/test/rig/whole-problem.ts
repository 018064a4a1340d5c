import { expect } from '@jest/globals';
import { problemCatalogue, type ProblemSlug } from '../../src/platform/problem/problem-catalogue.js';
import type { ProblemDetail } from '../../src/platform/problem/problem.js';
import type { WireAnswer } from './http-client.js';
import type { ProblemBody } from './problem.js';

/** The vendor's code and token that every problem of a status carries (docs/upstream/errors.md). */
const vendorCodes: Readonly<Record<number, readonly [number, string]>> = {
  400: [1000, 'BadRequest'],
  401: [1102, 'InvalidToken'],
  403: [1104, 'Forbidden'],
  404: [1201, 'NotFound'],
  422: [1400, 'InputValidationFailed'],
  429: [1105, 'TooManyRequests'],
};

const waitingStatuses = [409, 429, 503, 504];
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a test says about a problem beyond what holds for all of them. */
export interface ExpectedProblem {
  readonly slug: ProblemSlug;
  readonly instance: string;
  /** A phrase of `detail`, which `message` repeats. */
  readonly detail: RegExp;
  readonly retry?: 'safe' | 'same_key' | 'never';
  /** True when the answer must name an operation, in header and body. */
  readonly operation?: boolean;
  /** Path of the contact, in header and body. */
  readonly location?: string;
  /** Vendor code and token when they are not those of the status. */
  readonly vendor?: readonly [number, string];
  readonly errors?: readonly ProblemDetail[];
}

/**
 * Asserts everything about an answer that must be a problem: status, headers and every member, none more.
 * @returns the body
 */
export function expectWholeProblem(
  answer: WireAnswer,
  status: number,
  expected: ExpectedProblem,
): ProblemBody {
  expect(`${answer.status} ${answer.text}`).toMatch(new RegExp(`^${status} \\{`));
  const problem = JSON.parse(answer.text) as ProblemBody;
  const codes = expected.vendor ?? vendorCodes[status];
  expect(problem).toEqual({
    type: `/problems/${expected.slug}`,
    title: problemCatalogue[expected.slug].title,
    status,
    detail: expect.stringMatching(expected.detail),
    message: problem.detail,
    instance: expected.instance,
    request_id: answer.headers['x-request-id'],
    ...(codes === undefined ? {} : { error_code: codes[0], error_token: codes[1] }),
    ...(expected.retry === undefined ? {} : { retry: expected.retry }),
    ...(expected.operation === true ? { operation_id: expect.stringMatching(uuid) } : {}),
    ...(expected.location === undefined ? {} : { location: expected.location }),
    ...(expected.errors === undefined ? {} : { errors: expected.errors }),
  });
  expectHeaders(answer, status, problem, expected.location);
  return problem;
}

function expectHeaders(
  { headers, text }: WireAnswer,
  status: number,
  problem: ProblemBody,
  location: string | undefined,
): void {
  expect(headers['content-type']).toBe('application/problem+json');
  expect(headers['content-length']).toBe(String(Buffer.byteLength(text)));
  expect(headers['x-request-id']).toMatch(/^[A-Za-z0-9._-]{8,64}$/);
  expect(headers['operation-id']).toBe(problem.operation_id);
  expect(headers['location']).toBe(location);
  expect(headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
  const seconds = headers['retry-after'];
  if (!waitingStatuses.includes(status)) expect(seconds).toBeUndefined();
  else {
    expect(seconds).toMatch(/^[1-9]\d*$/);
    expect(Number(seconds)).toBeLessThanOrEqual(3600);
  }
}
