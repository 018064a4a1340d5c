import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { startSandbox, type TestSandbox } from '../../test/start-sandbox.js';
import { summarise } from '../../test/vendor-error.js';

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
const ada = { username: 'ada@example.com', password: sha1('sandbox') };
const grace = { username: 'grace@example.com', password: sha1('sandbox') };

interface Tokens {
  auth_token: string;
  refresh_token: string;
  mfa_token: string;
}

let sandbox: TestSandbox;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(() => sandbox.stop());

describe('an application token', () => {
  it('is traded for an auth token alone', async () => {
    const answer = await sandbox.signIn({ application_token: 'sandbox-application-token' });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.json<Tokens>())).toEqual(['auth_token']);
  });

  it('gives the claims of an application session, signed with HS384 and a header of alg alone', async () => {
    const { auth_token } = (
      await sandbox.signIn({ application_token: 'sandbox-application-token' })
    ).json<Tokens>();
    expect(decodeProtectedHeader(auth_token)).toEqual({ alg: 'HS384' });
    const claims = decodeJwt(auth_token);
    expect(claims).toMatchObject({
      iss: 'contacts-sandbox',
      aud: '/api/v1/authentication',
      'esc.org': 12345,
      'esc.orgName': 'Example Org',
      'esc.app': 1,
    });
    expect(claims).not.toHaveProperty(['esc.user']);
    expect(claims.exp! - claims.iat!).toBe(600);
  });

  it('belongs to one organisation', async () => {
    const { auth_token } = (
      await sandbox.signIn({ application_token: 'sandbox-application-token-67890' })
    ).json<Tokens>();
    expect(decodeJwt(auth_token)).toMatchObject({ 'esc.org': 67890, 'esc.app': 2 });
  });
});

describe('user credentials', () => {
  it('give an auth token and a refresh token', async () => {
    const answer = await sandbox.signIn(ada);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.json<Tokens>())).toEqual(['auth_token', 'refresh_token']);
    expect(decodeJwt(answer.json<Tokens>().auth_token)).toMatchObject({ 'esc.org': 12345, 'esc.user': 1 });
  });

  it('take the digest in upper case too', async () => {
    const answer = await sandbox.signIn({ ...ada, password: ada.password.toUpperCase() });
    expect(answer.status).toBe(200);
  });

  it('allow a new auth token, and nothing else, for the refresh token', async () => {
    const { auth_token, refresh_token } = (await sandbox.signIn(ada)).json<Tokens>();
    const answer = await sandbox.signIn({ refresh_token });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.json<Tokens>())).toEqual(['auth_token']);
    expect(answer.json<Tokens>().auth_token).not.toBe(auth_token);
    expect(await sandbox.call('GET', '/api/v1/organisation/my', { bearer: refresh_token })).toMatchObject({
      status: 401,
    });
  });
});

describe('a user with a second factor', () => {
  it('gets an MFA token and nothing that opens the API', async () => {
    const { mfa_token, ...others } = (await sandbox.signIn(grace)).json<Tokens>();
    expect(others).toEqual({});
    expect(await sandbox.call('GET', '/api/v1/organisation/my', { bearer: mfa_token })).toMatchObject({
      status: 401,
    });
    expect(await sandbox.signIn({ refresh_token: mfa_token })).toMatchObject({ status: 401, text: '' });
  });

  it('is signed in by the right code, with or without a trusted device', async () => {
    const { mfa_token } = (await sandbox.signIn(grace)).json<Tokens>();
    const trusted_device = { fingerprint: 'f', operating_system: 'o', browser: 'b', name: 'n' };
    for (const body of [
      { mfa_token, code: '123456' },
      { mfa_token, code: '123456', trusted_device },
    ]) {
      const answer = await sandbox.signIn(body);
      expect(Object.keys(answer.json<Tokens>())).toEqual(['auth_token', 'refresh_token']);
      expect(decodeJwt(answer.json<Tokens>().auth_token)).toMatchObject({ 'esc.user': 2 });
    }
  });

  it('is refused with a wrong code', async () => {
    const { mfa_token } = (await sandbox.signIn(grace)).json<Tokens>();
    expect(await sandbox.signIn({ mfa_token, code: '654321' })).toMatchObject({ status: 401, text: '' });
  });
});

describe('a user who fails three times in a row', () => {
  const lockedOut = { error_code: 1105, error_token: 'TooManyRequests' };
  const wrong = { ...ada, password: sha1('wrong') };
  beforeEach(() => sandbox.call('POST', '/sandbox/reset'));
  afterAll(() => sandbox.call('POST', '/sandbox/reset'));

  it('is locked, also with the right password, and nobody else is', async () => {
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      expect(await sandbox.signIn(wrong)).toMatchObject({ status: 401, text: '' });
    }
    for (const credentials of [wrong, ada]) {
      const answer = await sandbox.signIn(credentials);
      expect([answer.status, answer.json()]).toEqual([401, expect.objectContaining(lockedOut)]);
    }
    expect((await sandbox.signIn(grace)).status).toBe(200);
  });

  it('is locked by wrong codes too, and a password alone ends no row of them', async () => {
    const { mfa_token } = (await sandbox.signIn(grace)).json<Tokens>();
    const wrongCode = { mfa_token, code: '654321' };
    expect(await sandbox.signIn(wrongCode)).toMatchObject({ status: 401, text: '' });
    expect((await sandbox.signIn(grace)).status).toBe(200);
    expect(await sandbox.signIn(wrongCode)).toMatchObject({ status: 401, text: '' });
    expect((await sandbox.signIn(wrongCode)).json()).toMatchObject(lockedOut);
    expect((await sandbox.signIn({ mfa_token, code: '123456' })).json()).toMatchObject(lockedOut);
  });

  it('is not locked when one of the attempts was right', async () => {
    for (const credentials of [wrong, wrong, ada, wrong, wrong]) await sandbox.signIn(credentials);
    expect((await sandbox.signIn(ada)).status).toBe(200);
  });
});

describe('wrong credentials are 401 with an empty body', () => {
  beforeEach(() => sandbox.call('POST', '/sandbox/reset'));

  it.each([
    ['an unknown application token', { application_token: 'nope' }],
    ['an unknown user', { ...ada, username: 'eve@example.com' }],
    ['a wrong password', { ...ada, password: sha1('wrong') }],
    ['the password with a line end in its digest', { ...ada, password: sha1('sandbox\n') }],
    ['the bare password', { ...ada, password: 'sandbox' }],
    ['a garbled refresh token', { refresh_token: 'a.b.c' }],
    ['a garbled MFA token', { mfa_token: 'x', code: '123456' }],
  ])('%s', async (_name, credentials) => {
    expect(await sandbox.signIn(credentials)).toMatchObject({ status: 401, text: '' });
  });

  it('an auth token in the place of a refresh or MFA token', async () => {
    expect(await sandbox.signIn({ refresh_token: sandbox.token })).toMatchObject({ status: 401, text: '' });
    expect(await sandbox.signIn({ mfa_token: sandbox.token, code: '123456' })).toMatchObject({
      status: 401,
      text: '',
    });
  });
});

describe('a body that fits no variant is 400', () => {
  it.each([
    ['no member', {}],
    ['an empty token', { application_token: '' }],
    ['a number for a token', { application_token: 1 }],
    ['no password', { username: 'ada@example.com' }],
    ['no code', { mfa_token: 'x' }],
    ['two variants at once', { ...ada, application_token: 'sandbox-application-token' }],
    ['a fingerprint that is no text', { ...ada, fingerprint: 1 }],
    ['an array', []],
    ['no JSON', '{"application_token":'],
    ['nothing', ''],
  ])('%s', async (_name, credentials) => {
    expect(summarise(await sandbox.signIn(credentials))).toEqual([400, 1000, 'BadRequest']);
  });
});
