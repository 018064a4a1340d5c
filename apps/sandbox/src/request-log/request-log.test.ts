import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { contactsPath, startSandbox, type TestSandbox } from '../../test/start-sandbox.js';
import { RequestLog } from './request-log.js';

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

it('shows a long body by its size', async () => {
  await sandbox.call('POST', contactsPath, { body: { type: { id: 1 }, name: 'n'.repeat(70_000) } });
  expect((await log())[0]!.body).toBe('[70027 bytes]');
});

it('keeps the last 10,000 requests', () => {
  const requestLog = new RequestLog();
  for (let sent = 0; sent < 10_500; sent += 1) {
    requestLog.add({ method: 'GET', url: `/${sent}`, headers: {} }, Buffer.alloc(0));
  }
  expect(requestLog.list()).toHaveLength(10_000);
  expect(requestLog.list()[0]).toMatchObject({ path: '/500' });
  expect(requestLog.list().at(-1)).toMatchObject({ path: '/10499' });
});
