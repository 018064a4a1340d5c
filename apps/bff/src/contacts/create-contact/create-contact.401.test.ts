import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimedToken } from '../../../test/rig/claimed-token.js';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const body = { type: { id: 6 }, name: 'Ada Example' };
const slug = 'not-authenticated';

describe('POST contact, 401', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each<[string, string | null, RegExp]>([
    ['no Authorization header', null, /has no Authorization header/],
    ['an empty one', '', /has no Authorization header/],
    ['another scheme', 'Basic c2VjcmV0OnNlY3JldA==', /not of the form "Bearer <auth_token>"/],
    ['a bearer without a token', 'Bearer ', /not of the form/],
    ['two tokens', 'Bearer secret secret', /not of the form/],
    ['an opaque token', 'Bearer secret', /not a JSON Web Token/],
    ['a token whose claims are no JSON', 'Bearer secret.secret.secret', /not a JSON Web Token/],
  ])('refuses a request with %s before it reads the body', async (_case, authorization, detail) => {
    const headers = authorization === null ? {} : { authorization };
    const answer = await bff.call('POST', contactsPath, { bearer: null, headers, body: '{"broken' });
    expectWholeProblem(answer, 401, { slug, instance: contactsPath, detail, retry: 'never' });
    expect(answer.text).not.toContain('secret');
    expect(bff.vendor.requests).toEqual([]);
  });

  it('refuses an expired token in the vendor’s terms', async () => {
    const answer = await bff.call('POST', contactsPath, {
      bearer: claimedToken({ exp: 1_700_000_000 }),
      body,
    });
    expectWholeProblem(answer, 401, {
      slug,
      instance: contactsPath,
      detail: /has expired.*POST \/api\/v1\/authenticate/,
      vendor: [1103, 'TokenExpired'],
      retry: 'never',
    });
    expect(bff.vendor.requests).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['the gateway’s words', '{"message":"token contains an invalid number of segments"}'],
    [
      'an error object',
      '{"error_code":1103,"error_token":"TokenExpired","message":"Ada Example has expired"}',
    ],
  ])('passes on that the vendor does not accept the token, with %s', async (_case, said) => {
    bff.vendor.onCreate = answering(401, said, ['Content-Type: application/json']);
    const answer = await bff.call('POST', contactsPath, { body });
    const problem = expectWholeProblem(answer, 401, {
      slug,
      instance: contactsPath,
      detail: /vendor does not accept the auth token/,
      retry: 'never',
      operation: true,
    });
    expect(
      bff.query(
        `select state, contact_id from operation where operation_id = '${String(problem.operation_id)}'`,
      ),
    ).toEqual([{ state: 'rejected', contact_id: null }]);
  });
});
