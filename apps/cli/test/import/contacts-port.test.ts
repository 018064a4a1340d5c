import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exitCodes } from '../../src/exit-codes.js';
import type { Invocation } from '../../src/command.js';
import { makeToken } from '../make-token.js';
import { problem, ScriptedBff } from '../scripted-bff.js';

// The bundler puts it in.
Object.assign(globalThis, { CONTACTS_VERSION: '0.0.0' });
const { openContactsPort } = await import('../../src/commands/import-contacts/open-contacts-port.js');

describe('the port of an import', () => {
  let bff: ScriptedBff;
  beforeAll(async () => {
    bff = await ScriptedBff.start();
  });
  afterAll(() => bff.stop());

  const open = (credential: { authToken?: string; applicationToken?: string }) =>
    openContactsPort({
      globalOptions: { baseUrl: bff.url },
      environment: { configDirectory: '/nonexistent', ...credential },
      interruption: new AbortController().signal,
    } as unknown as Invocation);
  const creations = () => bff.requests.filter(({ target }) => target.endsWith('/contact'));
  const contact = { type: { id: 1 }, name: 'Ada' };

  it('sends a row once, as bulk work, under its key', async () => {
    bff.answer({ status: 201, headers: { 'operation-id': 'operation' }, body: { id: 7, contact_id: '7' } });
    const { port, organisationId, baseUrl } = await open({ authToken: makeToken() });
    expect({ organisationId, baseUrl }).toEqual({ organisationId: '12345', baseUrl: bff.url });
    expect(await port.create(contact, 'the-key')).toMatchObject({ kind: 'created', contactId: '7' });
    bff.answer(problem(503, 'not-sent', { retry: 'safe' }, { 'retry-after': '1' }));
    expect(await port.create(contact, 'the-key')).toMatchObject({ kind: 'notSent', retryAfterSeconds: 1 });
    expect(creations()).toEqual([
      expect.objectContaining({
        method: 'POST',
        headers: expect.objectContaining({
          'idempotency-key': 'the-key',
          'x-contacts-lane': 'bulk',
          'user-agent': expect.stringMatching(/^contacts-cli\//),
        }),
        body: JSON.stringify(contact),
      }),
    ]);
  });

  it('gets a new token for all rows together when the old one is refused, and only for an application', async () => {
    const [old, renewed] = [makeToken({ sub: 'old' }), makeToken({ sub: 'new' })];
    const tokens = [old, renewed];
    const refuseOld = ({
      target,
      headers,
    }: {
      target: string;
      headers: { authorization?: string | undefined };
    }) => {
      if (target.endsWith('/authenticate'))
        return { status: 200, body: { auth_token: tokens.shift() ?? '' } };
      return headers.authorization === `Bearer ${renewed}`
        ? { status: 201, body: { id: 7, contact_id: '7' } }
        : problem(401, 'not-authenticated');
    };
    bff.answer(refuseOld);
    const { port } = await open({ applicationToken: 'application-token' });
    const results = await Promise.all([port.create(contact, 'a'), port.create(contact, 'b')]);
    expect(results.map(({ kind }) => kind)).toEqual(['created', 'created']);
    expect(bff.requests.filter(({ target }) => target.endsWith('/authenticate'))).toHaveLength(2);

    bff.answer(refuseOld);
    const fixed = await open({ authToken: old });
    expect(await fixed.port.create(contact, 'a')).toMatchObject({ kind: 'notAuthenticated' });
    expect(creations()).toHaveLength(1);
  });

  it('tells callers apart by what names them, not by their tokens', async () => {
    const callerOf = async (claims: Readonly<Record<string, unknown>>) =>
      (await open({ authToken: makeToken(claims) })).port.caller;
    expect(await callerOf({ 'esc.app': 7, exp: 4_000_000_000 })).toBe(await callerOf({ 'esc.app': 7 }));
    expect(await callerOf({ 'esc.app': 7 })).not.toBe(await callerOf({ 'esc.app': 8 }));
    expect(await callerOf({ 'esc.app': 7 })).not.toBe(await callerOf({ 'esc.user': 7 }));
  });

  it.each([
    [
      'contacts_upstream_permits_left{kind="interactive"} 9\ncontacts_upstream_permits_left{kind="bulk"} 1204\n',
      1204,
    ],
    ['contacts_upstream_permits_left{kind="interactive"} 9\n', undefined],
  ])('reads what is left of the limits for bulk work from %j', async (body, permits) => {
    bff.answer({ status: 200, headers: { 'content-type': 'text/plain' }, body });
    const { port } = await open({ authToken: makeToken() });
    expect(await port.countPermits()).toBe(permits);
    bff.answer(problem(403, 'forbidden'));
    expect(await port.countPermits()).toBeUndefined();
  });

  it('ends with the exit code of a refused sign-in', async () => {
    bff.answer(problem(401, 'not-authenticated'));
    await expect(open({ applicationToken: 'wrong' })).rejects.toMatchObject({
      report: { exitCode: exitCodes.denied },
    });
  });
});
