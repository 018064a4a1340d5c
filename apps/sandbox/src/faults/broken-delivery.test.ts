import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sendRawCreation } from '../../test/raw-connection.js';
import { contactsPath, startSandbox, type TestSandbox } from '../../test/start-sandbox.js';

interface LogEntry {
  method: string;
  status: number | null;
  fault: string | null;
}

let sandbox: TestSandbox;
beforeAll(async () => (sandbox = await startSandbox()));
beforeEach(() => sandbox.call('POST', '/sandbox/reset'));
afterAll(() => sandbox.stop());

const plan = (fault: unknown) =>
  sandbox.call('POST', '/sandbox/faults', { body: { match: { method: 'POST' }, fault } });
const create = () => sendRawCreation(sandbox.port, sandbox.token, { type: { id: 1 }, name: 'Ada' });
const stored = async () => (await sandbox.call('GET', contactsPath)).json<unknown[]>();
const log = async () => (await sandbox.call('GET', '/sandbox/requests')).json<LogEntry[]>();

async function createUnder(fault: unknown) {
  await plan(fault);
  return (await create()).ended;
}

async function untilSeen(fault: string): Promise<void> {
  while (!(await log()).some((entry) => entry.fault === fault)) await new Promise(setImmediate);
}

describe('resets', () => {
  it('reset_before_headers: nothing comes back, nothing is stored', async () => {
    expect(await createUnder('reset_before_headers')).toEqual({ text: '', ending: 'reset' });
    expect(await stored()).toEqual([]);
    expect((await log())[0]).toMatchObject({ method: 'POST', status: null, fault: 'reset_before_headers' });
  });

  it('created_then_reset: nothing comes back, the contact is stored', async () => {
    expect(await createUnder('created_then_reset')).toEqual({ text: '', ending: 'reset' });
    expect(await stored()).toHaveLength(1);
  });

  it('reset_after_headers: the whole head of the 201, no body', async () => {
    const { text, ending } = await createUnder('reset_after_headers');
    expect(ending).toBe('reset');
    expect(text).toMatch(
      /^HTTP\/1\.1 201 Created\r\n.*Location: http:\/\/sandbox\.test\/api[^\r]*\r\n.*\r\n\r\n$/s,
    );
    expect(await stored()).toHaveLength(1);
    expect((await log())[0]).toMatchObject({ status: 201 });
  });

  it('reset_mid_body: the head and half of the body', async () => {
    const { text, ending } = await createUnder('reset_mid_body');
    const [head, body] = text.split('\r\n\r\n');
    const announced = Number(/content-length: (\d+)/.exec(head!)![1]);
    expect(ending).toBe('reset');
    expect(body).toHaveLength(Math.ceil(announced / 2));
    expect(body).toMatch(/^\{"id":/);
    expect(await stored()).toHaveLength(1);
  });
});

describe('no_answer', () => {
  it('keeps the connection open and silent until a reset of the sandbox', async () => {
    await plan('no_answer');
    const connection = await create();
    await untilSeen('no_answer');
    expect(connection.socket.readyState).toBe('open');
    await sandbox.call('POST', '/sandbox/reset');
    expect(await connection.ended).toMatchObject({ text: '' });
    expect(await stored()).toEqual([]);
  });

  it('outlives callers that give up', async () => {
    await plan('no_answer');
    const connection = await create();
    await untilSeen('no_answer');
    connection.socket.destroy();
    await connection.ended;
    expect(await sandbox.call('GET', contactsPath)).toMatchObject({ status: 200 });
  });
});

describe('delay', () => {
  it('answers normally after the time given', async () => {
    const start = performance.now();
    await plan({ kind: 'delay', ms: 150 });
    expect(await sandbox.call('POST', contactsPath, { body: { type: { id: 1 } } })).toMatchObject({
      status: 201,
    });
    expect(performance.now() - start).toBeGreaterThanOrEqual(149);
  });

  it('carries the request out even when the caller has left', async () => {
    await plan({ kind: 'delay', ms: 100 });
    const connection = await create();
    await untilSeen('delay');
    connection.socket.destroy();
    expect(await stored()).toEqual([]);
    while ((await stored()).length === 0) await new Promise(setImmediate);
    expect(await stored()).toHaveLength(1);
  });

  it('is dropped, and stores nothing, when the sandbox is reset meanwhile', async () => {
    await plan({ kind: 'delay', ms: 600_000 });
    const connection = await create();
    await untilSeen('delay');
    await sandbox.call('POST', '/sandbox/reset');
    expect(await connection.ended).toMatchObject({ text: '' });
    expect(await stored()).toEqual([]);
  });
});

describe('drip', () => {
  it('sends the whole answer, no faster than told', async () => {
    const start = performance.now();
    await plan({ kind: 'drip', bytes_per_second: 2000 });
    const answer = await sandbox.call('POST', contactsPath, { body: { type: { id: 1 } } });
    expect(answer.json()).toMatchObject({ type: { id: 1 } });
    expect(performance.now() - start).toBeGreaterThanOrEqual((answer.text.length / 2000) * 1000 - 5);
  });

  it('sends the head at once and the body byte by byte', async () => {
    await plan({ kind: 'drip', bytes_per_second: 5 });
    const connection = await create();
    while (!connection.received().includes('\r\n\r\n{')) await once(connection.socket, 'data');
    expect(connection.received()).toMatch(/^HTTP\/1\.1 201 Created.*\r\n\r\n\{$/s);
    expect(await stored()).toHaveLength(1);
    await sandbox.call('POST', '/sandbox/reset');
    expect((await connection.ended).text).not.toContain('}');
  });
});

it('oversize without an end stops when the caller leaves', async () => {
  await plan({ kind: 'oversize', bytes: Number.MAX_SAFE_INTEGER });
  const connection = await create();
  while (connection.received().length < 1_000_000) await once(connection.socket, 'data');
  connection.socket.destroy();
  await connection.ended;
  expect(await stored()).toHaveLength(1);
});
