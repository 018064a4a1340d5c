import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  confirmSignIn,
  createContact,
  deleteContact,
  getSession,
  signIn,
  signInWithApplicationToken,
  signOut,
  type BffConnection,
} from '../src/index.js';
import { fetchWithCookie } from './cookie-jar.js';
import { organisationId, startService, type Service } from './start-service.js';

const ada = { username: 'ada@example.com', password: 'sandbox' };
const grace = { username: 'grace@example.com', password: 'sandbox' };
const callerOf = (id: string) => ({ kind: 'user', id, organisation_id: organisationId });

describe('a session, with the BFF and the sandbox', () => {
  let service: Service;
  let page: BffConnection;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const open = (): BffConnection => ({
    baseUrl: service.connection.baseUrl,
    credential: { kind: 'cookie' },
    fetch: fetchWithCookie(),
  });
  beforeEach(() => {
    page = open();
  });

  it('begins with a password, changes contacts and ends', async () => {
    expect(await getSession(page)).toMatchObject({ kind: 'notAuthenticated' });
    const signedIn = await signIn(page, ada);
    expect(signedIn).toEqual({
      kind: 'signedIn',
      caller: callerOf('1'),
      expiresAt: expect.stringMatching(/Z$/),
    });
    expect(await getSession(page)).toMatchObject({ kind: 'done', value: { caller: callerOf('1') } });
    const created = await createContact(page, organisationId, { type: { id: 1 } });
    expect(created.kind).toBe('created');
    const contactId = created.kind === 'created' ? created.contactId : '';
    expect(await deleteContact(page, { organisationId, contactId })).toMatchObject({ kind: 'done' });
    expect(await signOut(page)).toEqual({ kind: 'done', value: undefined });
    expect(await getSession(page)).toMatchObject({ kind: 'notAuthenticated' });
    expect(await signOut(page)).toMatchObject({ kind: 'notAuthenticated' });
  });

  it('begins with a second factor', async () => {
    expect(await signIn(page, grace)).toEqual({ kind: 'mfaRequired' });
    expect(await confirmSignIn(page, { code: '654321' })).toMatchObject({ kind: 'wrongCredentials' });
    expect(await confirmSignIn(page, { code: '123456' })).toMatchObject({
      kind: 'signedIn',
      caller: callerOf('2'),
    });
    expect(await confirmSignIn(open(), { code: '123456' })).toMatchObject({ kind: 'signInExpired' });
  });

  it('begins with an application token', async () => {
    const applicationToken = 'sandbox-application-token';
    expect(await signInWithApplicationToken(page, { applicationToken })).toMatchObject({
      kind: 'signedIn',
      caller: { kind: 'application', organisation_id: organisationId },
    });
    expect(await signInWithApplicationToken(page, { applicationToken: 'x' })).toMatchObject({
      kind: 'wrongCredentials',
    });
  });

  it('ends everywhere at once', async () => {
    const other = open();
    for (const browser of [page, other]) await signIn(browser, ada);
    expect(await signOut(page, { everywhere: true })).toMatchObject({ kind: 'done' });
    expect(await getSession(other)).toMatchObject({
      kind: 'notAuthenticated',
      problem: { slug: 'session-expired' },
    });
  });

  it('does not begin without the right password, nor after two wrong ones for a while', async () => {
    const wrong = { username: 'eve@example.com', password: 'wrong' };
    for (let attempt = 1; attempt <= 2; attempt += 1)
      expect(await signIn(page, wrong)).toMatchObject({ kind: 'wrongCredentials' });
    expect(await signIn(page, wrong)).toMatchObject({
      kind: 'tooManyAttempts',
      retryAfterSeconds: expect.any(Number),
    });
    expect(await signIn(page, { username: '', password: '' })).toMatchObject({ kind: 'invalid' });
  });

  it('does not begin while the vendor locks the user, asks for a pause, or is silent', async () => {
    const match = { path: '/api/v1/authenticate' };
    const body = { error_code: 1105, error_token: 'TooManyRequests', message: 'Locked.' };
    await service.plan({ kind: 'status', status: 401, body }, match);
    expect(await signIn(page, ada)).toMatchObject({ kind: 'lockedOut' });
    // What the vendor may have counted as a wrong password would keep the user from trying again.
    const application = { applicationToken: 'sandbox-application-token' };
    await service.plan('reset_before_headers', match);
    expect(await signInWithApplicationToken(page, application)).toMatchObject({
      kind: 'unavailable',
      problem: { slug: 'in-doubt' },
    });
    await service.plan({ kind: 'status', status: 200, body: {} }, match);
    expect(await signInWithApplicationToken(page, application)).toMatchObject({
      kind: 'refused',
      problem: { slug: 'upstream-protocol' },
    });
    await service.plan({ kind: 'rate_limited', retry_after: 7 }, match);
    expect(await signInWithApplicationToken(page, application)).toMatchObject({
      kind: 'unavailable',
      retryAfterSeconds: 7,
    });
    const nowhere = { ...page, baseUrl: 'http://127.0.0.1:9' };
    expect(await signIn(nowhere, ada)).toMatchObject({ kind: 'unreachable' });
  });
});
