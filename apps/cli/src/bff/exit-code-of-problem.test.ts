import { describe, expect, it } from '@jest/globals';
import { exitCodeOfProblem, exitCodeOfStatus } from './exit-code-of-problem.js';
import { readProblem } from '@contacts/bff-client';

function exitCodeOf(status: number, slug: string, retry: string | undefined, isCreation: boolean): number {
  const problem = readProblem(status, new Headers(), { type: `/problems/${slug}`, retry });
  if (problem === undefined) throw new Error('The problem was not recognised.');
  return exitCodeOfProblem(problem, isCreation);
}

describe('exitCodeOfProblem', () => {
  it.each([
    [2, 400, 'bad-request', undefined],
    [2, 400, 'invalid-path-parameter', undefined],
    [2, 400, 'forbidden-query-parameter', undefined],
    [2, 400, 'invalid-idempotency-key', undefined],
    [2, 422, 'idempotency-key-reused', 'never'],
    [3, 422, 'validation-failed', 'never'],
    [3, 413, 'body-too-large', undefined],
    [4, 401, 'not-authenticated', 'never'],
    [4, 401, 'session-expired', undefined],
    [4, 403, 'forbidden', 'never'],
    [4, 403, 'host-not-allowed', undefined],
    [5, 422, 'upstream-rejected', 'never'],
    [5, 404, 'not-found', 'never'],
    [5, 409, 'conflict', 'never'],
    [6, 408, 'request-timeout', 'safe'],
    [6, 429, 'too-many-requests', undefined],
    [6, 429, 'upstream-quota', 'safe'],
    [6, 429, 'a-quota-of-later', undefined],
    [6, 503, 'not-sent', 'safe'],
    [6, 503, 'storage-unavailable', 'safe'],
    [6, 503, 'shutting-down', 'safe'],
    [6, 503, 'a-kind-of-later', 'safe'],
    [7, 504, 'in-doubt', 'same_key'],
    [7, 504, 'in-doubt', 'never'],
    [7, 409, 'operation-in-progress', 'same_key'],
    [7, 502, 'upstream-protocol', 'same_key'],
    [1, 502, 'upstream-protocol', 'never'],
    [1, 400, 'malformed-json', undefined],
    [1, 400, 'constructor', undefined],
    [1, 405, 'method-not-allowed', undefined],
  ])('is %i for a creation refused with %i %s, retry %s', (expected, status, slug, retry) => {
    expect(exitCodeOf(status, slug, retry, true)).toBe(expected);
  });

  it('leaves a creation in doubt that a defect has ended, but not a read', () => {
    expect(exitCodeOf(500, 'internal-error', undefined, true)).toBe(7);
    expect(exitCodeOf(500, 'internal-error', undefined, false)).toBe(1);
  });
});

describe('exitCodeOfStatus', () => {
  it.each([
    [200, true, 7],
    [502, true, 7],
    [502, false, 1],
    [200, false, 1],
    [301, true, 1],
    [401, true, 4],
    [418, true, 1],
    [429, true, 6],
  ])('of %i, with something that may have been created: %s, is %i', (status, mayHaveCreated, expected) => {
    expect(exitCodeOfStatus(status, mayHaveCreated)).toBe(expected);
  });
});

describe('readProblem', () => {
  it.each([
    ['a list', []],
    ['nothing', null],
    ['the vendor dialect', { error_code: 1104, message: 'no' }],
    ['another type', { type: 'https://example.com/errors/1' }],
  ])('does not take %s for a problem of the BFF', (_, body) => {
    expect(readProblem(400, new Headers(), body)).toBeUndefined();
  });

  it('takes an absolute type, reads what is well-formed and ignores the rest', () => {
    const body = {
      type: 'https://contacts.example.com/problems/conflict',
      title: 1,
      errors: [null, 'x', { code: 'required', message: 'missing' }, { error_token: 'Required' }],
      request_id: {},
    };
    const headers = new Headers({ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' });
    expect(readProblem(409, headers, body)).toMatchObject({
      slug: 'conflict',
      title: 'conflict',
      detail: '',
      requestId: undefined,
      retryAfterSeconds: undefined,
      errors: [
        { pointer: '', code: 'required', message: 'missing' },
        { pointer: '', code: 'Required', message: '' },
      ],
    });
  });
});
