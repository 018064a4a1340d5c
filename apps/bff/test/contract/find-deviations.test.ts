import { describe, expect, it } from '@jest/globals';
import type { WireAnswer } from '../rig/http-client.js';
import { findDeviations, problemDeviations } from './find-deviations.js';

const operationPath = '/bff/operations/0199f1a2-7c1d-7d2e-8f00-000000000001';

const operation = {
  operation_id: '0199f1a2-7c1d-7d2e-8f00-000000000001',
  state: 'in_doubt',
  organisation_id: 12345,
  contact_id: null,
  location: null,
  created_at: '2026-11-26T02:00:00.000Z',
  settled_by: null,
  waiting_for: 'token',
};

const problem = {
  type: '/problems/too-many-requests',
  title: 'Too many requests',
  status: 429,
  detail: 'Wait.',
  message: 'Wait.',
  instance: operationPath,
  request_id: 'request-1',
  retry: 'safe',
};

function answer(body: object, more: Readonly<Record<string, string>> = {}): WireAnswer {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'x-request-id': 'request-1', ...more };
  return { status: 200, headers, text: JSON.stringify(body) };
}

function refusal(body: object, more: Readonly<Record<string, string>> = {}): WireAnswer {
  const headers = { 'content-type': 'application/problem+json', 'retry-after': '1', ...more };
  return { ...answer(body, headers), status: 429 };
}

describe('findDeviations', () => {
  it('finds none in answers as the document has them', () => {
    expect(findDeviations('GET', `${operationPath}?x=1`, answer(operation))).toEqual([]);
    expect(findDeviations('HEAD', operationPath, { ...answer(operation), text: '' })).toEqual([]);
    expect(findDeviations('GET', operationPath, refusal(problem))).toEqual([]);
    expect(findDeviations('GET', '/metrics', answer({}))).toEqual([]);
    expect(findDeviations('GET', '/unknown', refusal(problem))).toEqual([]);
    const preflight = { headers: { 'access-control-allow-origin': 'https://a.example' }, text: '' };
    expect(findDeviations('OPTIONS', operationPath, { ...answer({}), status: 204, ...preflight })).toEqual(
      [],
    );
  });

  it.each<[string, string, string, WireAnswer, RegExp]>([
    ['an operation', 'GET', '/bff/other', answer({}), /no such operation/],
    ['another method', 'OPTIONS', operationPath, answer({}), /no such operation/],
    ['a status', 'GET', operationPath, { ...answer(operation), status: 201 }, /status 201 is not described/],
    ['a header', 'GET', operationPath, answer(operation, { 'x-new': '1' }), /header x-new is not described/],
    ['a media type', 'GET', operationPath, answer(operation, { 'content-type': 'text/plain' }), /media type/],
    ['a member', 'GET', operationPath, answer({ ...operation, new: 1 }), /additional properties.*"new"/],
    ['a value', 'GET', operationPath, answer({ ...operation, state: 'lost' }), /\/state must be equal/],
    [
      'a problem',
      'GET',
      operationPath,
      refusal({ ...problem, type: '/problems/conflict' }),
      /problem conflict/,
    ],
    ['a refusal of an unknown path', 'GET', '/unknown', refusal({}), /must have required property 'type'/],
    ['a body', 'DELETE', '/api/v1/organisation/1/contact/1', { ...answer({}), status: 204 }, /it has a body/],
  ])('finds %s that is not described', (_, method, target, given, expected) => {
    expect(findDeviations(method, target, given).join('; ')).toMatch(expected);
  });

  it.each([
    ['a header with another text', refusal(problem, { 'x-request-id': 'short' }), /X-Request-Id: .*pattern/],
    ['a header out of range', refusal(problem, { 'retry-after': '3601' }), /Retry-After: .*<= 3600/],
    ['a header of another form', refusal(problem, { 'retry-after': '1.5' }), /Retry-After: .*integer/],
  ])('finds %s', (_, given, expected) => {
    expect(findDeviations('GET', operationPath, given).join('; ')).toMatch(expected);
  });

  it('finds a header that is missing and a member that is missing', () => {
    const { headers, ...rest } = answer({ ...operation, state: undefined });
    const bare = { ...rest, headers: { 'content-type': headers['content-type'] } };
    expect(findDeviations('GET', operationPath, bare)).toEqual([
      'the header X-Request-Id is missing',
      expect.stringMatching(/must have required property 'state'/),
    ]);
  });
});

describe('problemDeviations', () => {
  it('finds refusals that are no problems', () => {
    expect(problemDeviations(refusal(problem))).toEqual([]);
    expect(problemDeviations(refusal(problem, { 'content-type': 'text/html' }))).toHaveLength(1);
    expect(problemDeviations(refusal({ ...problem, retry: 'perhaps' }))).toHaveLength(1);
  });
});
