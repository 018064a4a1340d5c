import { createSecretKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { contactsPath, startSandbox, type TestSandbox } from '../../test/start-sandbox.js';
import { summarise } from '../../test/vendor-error.js';

let sandbox: TestSandbox;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(() => sandbox.stop());

const routes = [
  ['GET', contactsPath],
  ['POST', contactsPath],
  ['GET', `${contactsPath}/1001`],
  ['PATCH', `${contactsPath}/1001`],
  ['DELETE', `${contactsPath}/1001`],
  ['GET', '/api/v1/country'],
  ['GET', '/api/v1/organisation/my'],
] as const;

describe.each(routes)('%s %s', (method, path) => {
  it('answers 401 in the gateway dialect without a bearer', async () => {
    const answer = await sandbox.call(method, path, { bearer: null });
    expect(answer).toMatchObject({ status: 401, text: '{"message":"Unauthorized"}' });
    expect(answer.headers['x-amzn-errortype']).toBe('UnauthorizedException');
    expect(answer.headers['www-authenticate']).toBeUndefined();
  });

  it('answers 401 in the gateway dialect to a bearer that is not a JWT', async () => {
    const answer = await sandbox.call(method, path, { bearer: 'None' });
    expect(answer.status).toBe(401);
    expect(answer.json()).toEqual({ message: 'token contains an invalid number of segments' });
    expect(answer.headers['x-amzn-errortype']).toBe('AccessDeniedException');
    expect(answer.headers['content-type']).toBe('application/json');
  });
});

it('refuses a token with a signature of someone else', async () => {
  const forged = await new SignJWT({ 'esc.org': 12345, 'esc.app': 1 })
    .setProtectedHeader({ alg: 'HS384' })
    .setAudience('/api/v1/authentication')
    .setExpirationTime('1h')
    .sign(createSecretKey(Buffer.alloc(48)));
  const answer = await sandbox.call('GET', contactsPath, { bearer: forged });
  expect(answer).toMatchObject({ status: 401, text: '{"message":"signature is invalid"}' });
});

it('refuses a token without a signature', async () => {
  const [, payload] = sandbox.token.split('.');
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload!}.`;
  expect(await sandbox.call('GET', contactsPath, { bearer: unsigned })).toMatchObject({ status: 401 });
});

it('answers 401 with 1103 to an expired token', async () => {
  const expiring = await startSandbox({ tokenLifetimeSeconds: 0 });
  try {
    expect(summarise(await expiring.call('GET', contactsPath))).toEqual([401, 1103, 'TokenExpired']);
  } finally {
    await expiring.stop();
  }
});
