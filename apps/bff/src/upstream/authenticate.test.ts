import { describe, expect, it } from '@jest/globals';

import { answering, type RawResponder } from './raw-server.fixtures.js';
import { impatient, openTestUpstream, startRig } from './upstream-rig.fixtures.js';

const credentials = '{"application_token":"secret"}';
const nobody = { error_code: null, error_token: null, message: null, errors: [] };

async function authenticateAgainst(respond: RawResponder, limits = {}) {
  const { server, upstream } = await startRig(respond, limits);
  const result = await upstream.authenticate(credentials);
  // A repeated wrong password would count towards the vendor's lockout.
  expect(server.count('POST')).toBe(1);
  return result;
}

describe('authenticate', () => {
  it('passes the body through, without a bearer', async () => {
    const { server, upstream } = await startRig(answering(200, [], '{"auth_token":"a.b.c"}'));
    await upstream.authenticate(credentials);
    const [request] = server.requests;
    expect(request).toMatchObject({ requestLine: 'POST /api/v1/authenticate HTTP/1.1', body: credentials });
    expect(request?.headerLines.filter((line) => /^authorization/i.test(line))).toEqual([]);
  });

  it.each([
    ['tokens', '{"auth_token":"a.b.c","refresh_token":"r"}', ['a.b.c', 'r', undefined]],
    ['a second factor', '{"mfa_token":"m"}', [undefined, undefined, 'm']],
    ['a token of a wrong type', '{"auth_token":7}', []],
  ])('answers %s as they came', async (_case, body, [authToken, refreshToken, mfaToken]) => {
    expect(await authenticateAgainst(answering(200, ['Content-Type: text/plain'], body))).toEqual({
      kind: 'authenticated',
      status: 200,
      body,
      authToken,
      refreshToken,
      mfaToken,
    });
  });

  it.each([
    [400, '', nobody],
    [401, '', nobody],
    [
      401,
      '{"error_code":1105,"error_token":"TooManyRequests","message":"Locked."}',
      { error_code: 1105, error_token: 'TooManyRequests', message: 'Locked.', errors: [] },
    ],
    [403, '<html></html>', nobody],
    [404, '{"message":"x"}', { ...nobody, message: 'x' }],
    [409, '', nobody],
    [422, '', nobody],
  ])('%i with %j is a refusal', async (status, body, refusal) => {
    expect(await authenticateAgainst(answering(status, [], body))).toEqual({
      kind: 'refused',
      status,
      refusal,
    });
  });

  it('429 says how long to wait', async () => {
    expect(await authenticateAgainst(answering(429, ['Retry-After: 60'], ''))).toEqual({
      kind: 'rate_limited',
      retryAfterSeconds: 60,
    });
  });

  it.each<[string, RawResponder, string, number | null]>([
    ['an empty 200', answering(200, [], ''), 'protocol', 200],
    ['a 200 of HTML', answering(200, [], '<html></html>'), 'protocol', 200],
    ['a 200 that is too large', answering(200, [], `{"a":"${'x'.repeat(300_000)}"}`), 'protocol', 200],
    ['a redirect', answering(302, ['Location: https://evil.example/'], ''), 'redirect', 302],
    ['a 500', answering(500, [], '{"message":"x"}'), 'server_error', 500],
    ['a 418', answering(418, [], '{}'), 'protocol', 418],
    ['a reset', (socket) => socket.resetAndDestroy(), 'reset', null],
    ['no answer', () => undefined, 'timeout', null],
  ])('%s is in doubt', async (_case, respond, reason, status) => {
    const limits = reason === 'timeout' ? impatient : {};
    expect(await authenticateAgainst(respond, limits)).toEqual({ kind: 'in_doubt', reason, status });
  });

  it('is unsent when the vendor cannot be reached', async () => {
    const upstream = openTestUpstream('http://nowhere.invalid');
    expect(await upstream.authenticate(credentials)).toEqual({ kind: 'unsent', reason: 'dns' });
  });
});
