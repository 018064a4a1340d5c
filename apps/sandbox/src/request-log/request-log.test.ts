import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { contactsPath, startSandbox, type TestSandbox } from '../../test/start-sandbox.js';

interface LogEntry {
  time: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
  status: number | null;
  fault: string | null;
}

let sandbox: TestSandbox;
beforeAll(async () => (sandbox = await startSandbox()));
beforeEach(() => sandbox.call('POST', '/sandbox/reset'));
afterAll(() => sandbox.stop());

const log = async () => (await sandbox.call('GET', '/sandbox/requests')).json<LogEntry[]>();

it('shows every vendor request with its status, newest last', async () => {
  await sandbox.call('POST', `${contactsPath}?x=1`, { body: { type: { id: 1 }, name: 'Ada' } });
  await sandbox.call('GET', '/api/v1/unknown');
  await sandbox.call('GET', `${contactsPath}/%ZZ`);
  await sandbox.call('PUT', contactsPath, { body: {} });
  const entries = await log();
  expect(entries.map(({ method, path, status }) => [method, path, status])).toEqual([
    ['POST', `${contactsPath}?x=1`, 201],
    ['GET', '/api/v1/unknown', 404],
    ['GET', `${contactsPath}/%ZZ`, 400],
    ['PUT', contactsPath, 404],
  ]);
  expect(entries[0]).toMatchObject({ body: { type: { id: 1 }, name: 'Ada' }, fault: null });
  expect(entries[1]!.body).toBeNull();
  expect(Date.parse(entries[0]!.time)).not.toBeNaN();
});

it('leaves control routes out', async () => {
  await sandbox.call('GET', '/sandbox/health');
  await sandbox.call('POST', '/sandbox/faults', { body: { fault: 'html' } });
  await sandbox.call('DELETE', '/sandbox/faults');
  await sandbox.call('GET', '/sandbox/unknown');
  expect(await log()).toEqual([]);
});

it('masks every credential', async () => {
  const canaries = [
    'canary-application',
    'canary-password',
    'canary-refresh',
    'canary-mfa',
    'canary-code',
    'canary-cookie',
  ];
  await sandbox.signIn({ application_token: 'canary-application' });
  await sandbox.signIn({ username: 'ada@example.com', password: 'canary-password' });
  await sandbox.signIn({ refresh_token: 'canary-refresh' });
  await sandbox.signIn({ mfa_token: 'canary-mfa', code: 'canary-code' });
  await sandbox.signIn({ list: [{ password: 'canary-password' }] });
  await sandbox.signIn('{"application_token":"canary-application"');
  await sandbox.call('GET', contactsPath, {
    headers: { cookie: 'canary-cookie', 'proxy-authorization': 'canary-cookie' },
  });
  const { text } = await sandbox.call('GET', '/sandbox/requests');
  for (const canary of [...canaries, sandbox.token]) expect(text).not.toContain(canary);
  expect(text).toContain('ada@example.com');
  expect((await log())[5]!.body).toBe('[41 bytes that are not JSON]');
});

it('lets two requests be seen to carry the same token', async () => {
  await sandbox.call('GET', contactsPath);
  const digest = createHash('sha256').update(`Bearer ${sandbox.token}`).digest('hex').slice(0, 8);
  expect((await log())[0]!.headers['authorization']).toBe(`[masked ${digest}]`);
});

it('names the fault that fired', async () => {
  await sandbox.call('POST', '/sandbox/faults', { body: { fault: 'created_then_500' } });
  await sandbox.call('POST', contactsPath, { body: { type: { id: 1 } } });
  expect((await log())[0]).toMatchObject({ status: 500, fault: 'created_then_500' });
});

it('keeps the last 10,000 requests', async () => {
  const batch = Array.from({ length: 500 });
  for (let sent = 0; sent < 10_500; sent += batch.length) {
    await Promise.all(
      batch.map((_, index) => sandbox.call('GET', `/api/v1/n?${sent + index}`, { bearer: null })),
    );
  }
  const entries = await log();
  expect(entries).toHaveLength(10_000);
  expect(entries.some(({ path }) => path === '/api/v1/n?0')).toBe(false);
  expect(entries.some(({ path }) => path === '/api/v1/n?10499')).toBe(true);
});
