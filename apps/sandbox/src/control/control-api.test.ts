import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startSandbox, type TestSandbox } from '../../test/start-sandbox.js';

let sandbox: TestSandbox;
beforeAll(async () => (sandbox = await startSandbox({ requestsPer5Minutes: 4 })));
afterAll(() => sandbox.stop());

const create = () => sandbox.call('POST', contactsPath, { body: { type: { id: 1 } } });

it('GET /sandbox/health answers 200 without a bearer', async () => {
  const answer = await sandbox.call('GET', '/sandbox/health', { bearer: null });
  expect(answer).toMatchObject({ status: 200, text: '{"status":"ok"}' });
});

describe('POST /sandbox/reset', () => {
  it('restores the seeds and clears faults, requests and limits; tokens stay valid', async () => {
    const created = await create();
    await sandbox.call('POST', '/sandbox/faults', { body: { fault: 'html', times: 9 } });
    for (let count = 0; count < 4; count++) await create();
    expect(await create()).toMatchObject({ status: 429 });
    expect(await sandbox.call('POST', '/sandbox/reset', { bearer: null })).toMatchObject({
      status: 204,
      text: '',
    });
    expect((await sandbox.call('GET', '/sandbox/requests')).text).toBe('[]');
    expect((await sandbox.call('GET', contactsPath)).text).toBe('[]');
    const again = await create();
    expect(again.status).toBe(201);
    expect(again.json<{ id: number }>().id).toBeGreaterThan(created.json<{ id: number }>().id);
  });
});

describe('POST /sandbox/revoke-tokens', () => {
  const password = createHash('sha1').update('sandbox').digest('hex');
  const listAs = async (bearer: string) => (await sandbox.call('GET', contactsPath, { bearer })).status;
  const signIn = async (body: unknown) =>
    (await sandbox.signIn(body)).json<{ auth_token: string; refresh_token: string }>();

  it('refuses the auth tokens issued before, until a reset, and none that a refresh token brings', async () => {
    await sandbox.call('POST', '/sandbox/reset');
    const { auth_token, refresh_token } = await signIn({ username: 'ada@example.com', password });
    expect(await sandbox.call('POST', '/sandbox/revoke-tokens', { bearer: null })).toMatchObject({
      status: 204,
      text: '',
    });
    expect(await listAs(auth_token)).toBe(401);
    expect(await listAs((await signIn({ refresh_token })).auth_token)).toBe(200);
    await sandbox.call('POST', '/sandbox/reset');
    expect(await listAs(auth_token)).toBe(200);
  });
});

describe('/sandbox/faults', () => {
  it('answers 201 with the fault as it was understood, and 204 to clearing', async () => {
    await sandbox.call('POST', '/sandbox/reset');
    const answer = await sandbox.call('POST', '/sandbox/faults', { body: { fault: 'html' } });
    expect(answer.status).toBe(201);
    expect(answer.json()).toEqual({ match: {}, times: 1, fault: { kind: 'html' } });
    expect(await sandbox.call('DELETE', '/sandbox/faults')).toMatchObject({ status: 204, text: '' });
    expect((await create()).headers['content-type']).toBe('application/json');
  });

  it('answers 400 naming what is wrong, and plans nothing', async () => {
    await sandbox.call('POST', '/sandbox/reset');
    const answer = await sandbox.call('POST', '/sandbox/faults', { body: { fault: 'htm', times: 0 } });
    expect(answer.status).toBe(400);
    const { problems } = answer.json<{ problems: string[] }>();
    expect(problems).toHaveLength(2);
    expect(problems.join()).toContain("unknown kind 'htm'");
    expect(await create()).toMatchObject({ status: 201 });
  });

  it('fires a fault as often as planned, for matching requests only', async () => {
    await sandbox.call('POST', '/sandbox/reset');
    const match = { method: 'POST', path: '/api/v1/organisation/12345/' };
    await sandbox.call('POST', '/sandbox/faults', {
      body: { match, times: 2, fault: { kind: 'status', status: 503 } },
    });
    expect(await sandbox.call('GET', contactsPath)).toMatchObject({ status: 200 });
    expect([(await create()).status, (await create()).status, (await create()).status]).toEqual([
      503, 503, 201,
    ]);
  });
});

it('answers 404 to other control paths', async () => {
  const answer = await sandbox.call('GET', '/sandbox/nothing');
  expect(answer.status).toBe(404);
  expect(answer.json<{ message: string }>().message).toContain('GET /sandbox/nothing');
});
