import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Bff } from '../rig/bff.js';
import { claimedToken } from '../rig/claimed-token.js';
import { engines } from '../rig/engines.js';
import type { WireAnswer } from '../rig/http-client.js';
import { expectRefusal } from '../rig/problem.js';
import { rawExchange } from '../rig/raw-exchange.js';
import { Rig, startStack, type Stack } from '../rig/rig.js';
import { contactsPath } from '../rig/sandbox.js';

const rig = new Rig();
afterAll(() => rig.close());

const contact = { type: { id: 1 }, name: 'Ada' };
const perMinute = 20;

const start = (environment: Readonly<Record<string, string>> = {}) =>
  startStack(rig, engines[1], { BFF_REQUESTS_PER_MINUTE: String(perMinute), ...environment });

/** Bytes of a creation that would succeed, but for what the headers change. */
function creation(token: string, headers: readonly string[] = ['Host: localhost']): string {
  const body = JSON.stringify(contact);
  return [
    `POST ${contactsPath} HTTP/1.1`,
    ...headers,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

/** One after the other, so that none of them comes too late to be counted. */
async function repeat(count: number, send: (time: number) => Promise<WireAnswer>): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < count; time++) statuses.push((await send(time)).status);
  return statuses;
}

const occurrences = (statuses: readonly number[], status: number) =>
  statuses.filter((found) => found === status).length;

describe('a local service in the reach of a browser (DNS rebinding)', () => {
  let stack: Stack;
  beforeAll(async () => (stack = await start()));

  it.each([
    ['the attacker’s name', ['Host: evil.example'], 403, 'host-not-allowed'],
    ['the attacker’s name with the right port', ['Host: evil.example:3000'], 403, 'host-not-allowed'],
    ['a name that ends like ours', ['Host: localhost.evil.example'], 403, 'host-not-allowed'],
    ['ours before the attacker’s', ['Host: localhost', 'Host: evil.example'], 400, 'bad-request'],
    ['the attacker’s before ours', ['host: evil.example', 'HOST: localhost'], 400, 'bad-request'],
    ['ours twice', ['Host: localhost', 'Host: localhost'], 400, 'bad-request'],
    [
      'ours in another header',
      ['Host: evil.example', 'X-Forwarded-Host: localhost'],
      403,
      'host-not-allowed',
    ],
  ] as const)('sends nothing for a Host that is %s', async (_case, headers, status, slug) => {
    const [answer] = await rawExchange(stack.bff.port, creation(stack.token, headers));
    expect(expectRefusal(answer!, status, slug).retry).toBe('never');
    expect(await stack.sandbox.creations()).toEqual([]);
  });

  it('listens on the loopback address only', async () => {
    const other = connect(stack.bff.port, '127.0.0.2');
    await expect(once(other, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('X-Forwarded-For', () => {
  const create = (bff: Bff, forwarded: string) => bff.create(contact, { 'x-forwarded-for': forwarded });
  const addressBehind = async (bff: Bff, answer: WireAnswer) => {
    const page = await bff.auditEvents({ operation_id: String(answer.headers['operation-id']) });
    return page.events.map(({ personal }) => personal?.source_address);
  };

  it('of nobody in particular changes neither the trail nor the limit', async () => {
    const { bff, sandbox } = await start();
    expect(await addressBehind(bff, await create(bff, '192.0.2.1'))).toEqual(['127.0.0.1', '127.0.0.1']);
    const forge = (time: number) =>
      bff.send('POST', contactsPath, {
        body: contact,
        bearer: claimedToken({ time }),
        headers: { 'x-forwarded-for': `192.0.2.${time}` },
      });
    const statuses = await repeat(2 * perMinute, forge);
    expect(occurrences(statuses, 429)).toBeGreaterThan(0);
    expect(await sandbox.creations()).toHaveLength(1 + occurrences(statuses, 401));
  });

  it('of a trusted proxy is believed up to the first address that is none', async () => {
    const { bff } = await start({ BFF_TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8' });
    for (const [forwarded, address] of [
      ['192.0.2.1', '192.0.2.1'],
      ['198.51.100.1, 192.0.2.2, 10.1.1.1', '192.0.2.2'],
      ['192.0.2.3, nonsense, 10.1.1.1', '10.1.1.1'],
      ['2001:db8::7', '2001:db8::7'],
    ] as const) {
      expect(await addressBehind(bff, await create(bff, forwarded))).toEqual([address, address]);
    }
  });
});

describe('a flood', () => {
  it('of forged tokens is bounded by its address, and the caller whom they claim to be is served', async () => {
    const { bff, sandbox, storage } = await start();
    expect((await bff.create(contact)).status).toBe(201);
    const { 'esc.app': application } = JSON.parse(
      Buffer.from((await sandbox.signIn()).split('.')[1] ?? '', 'base64url').toString(),
    ) as { 'esc.app': number };
    const forge = (time: number) =>
      bff.send('POST', contactsPath, {
        body: contact,
        bearer: claimedToken({ 'esc.app': time % 2 === 0 ? application : time, time }),
      });
    const flood = await repeat(10 * perMinute, forge);
    const judged = occurrences(flood, 401);
    // What the bucket holds, and a little that came back meanwhile.
    expect(judged).toBeLessThan(2 * perMinute);
    expect(judged + occurrences(flood, 429)).toBe(flood.length);
    expect(await sandbox.creations()).toHaveLength(1 + judged);
    expect(await repeat(perMinute / 2, () => bff.create(contact))).toEqual(Array(perMinute / 2).fill(201));

    // The end stores the last summary.
    expect(await bff.terminate()).toBe(0);
    const [refusals] = await storage.query<{ counted: number; stored: number }>(
      `select sum(count) as counted, count(*) as stored from audit_event where problem_slug = 'too-many-requests'`,
    );
    expect(Number(refusals?.counted)).toBe(occurrences(flood, 429));
    expect(Number(refusals?.stored)).toBeLessThan(occurrences(flood, 429));
  });

  it('of sign-ins is bounded for one user below the vendor’s lockout, and for one address', async () => {
    const { bff, sandbox } = await start({ BFF_REQUESTS_PER_MINUTE: '600' });
    const signInsAtVendor = async () =>
      (await sandbox.requests()).filter(({ path }) => path === '/api/v1/authenticate').length;
    const before = await signInsAtVendor();
    const guess = (username: string) => (time: number) =>
      bff.client.send('POST', '/api/v1/authenticate', {
        body: { username, password: time.toString(16).padStart(40, '0') },
      });
    expect(await repeat(5, guess('ada@example.com'))).toEqual([401, 401, 429, 429, 429]);
    expect((await signInsAtVendor()) - before).toBe(2);
    const sprayed = await repeat(60, (time) => guess(`user${time}@example.com`)(time));
    expect(occurrences(sprayed, 401)).toBeLessThan(45);
    expect((await signInsAtVendor()) - before).toBe(2 + occurrences(sprayed, 401));
    expect((await bff.create(contact)).status).toBe(201);
  });
});

describe('200 connections that do not get on', () => {
  it('keep nobody else waiting, and nothing of them reaches the vendor', async () => {
    const { bff, sandbox, token } = await start({ BFF_REQUESTS_PER_MINUTE: '0' });
    const whole = creation(token);
    const cuts = ['', 'POST ', whole.slice(0, 60), whole.slice(0, -5)];
    const slow: Socket[] = [];
    for (let count = 0; count < 200; count++) {
      const socket = connect(bff.port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write(cuts[count % cuts.length] ?? '');
      slow.push(socket);
    }
    const answers = await Promise.all(Array.from({ length: 100 }, () => bff.create(contact)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    // They are still there: none of them was answered or cut off to make room.
    expect(slow.filter(({ closed, bytesRead }) => closed || bytesRead > 0)).toEqual([]);
    for (const socket of slow) socket.destroy();
    expect((await bff.create(contact)).status).toBe(201);
    expect(await sandbox.creations()).toHaveLength(answers.length + 1);
  });

  it('are answered 503 from the 513th of one address on', async () => {
    const { bff, sandbox, token } = await start();
    const open: Socket[] = [];
    for (let count = 0; count < 512; count++) {
      const socket = connect(bff.port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      open.push(socket);
    }
    const [answer] = await rawExchange(bff.port, creation(token));
    const problem = expectRefusal(answer!, 503, 'not-sent');
    expect([problem.retry, answer?.headers['retry-after']]).toEqual(['safe', '1']);
    expect(await sandbox.creations()).toEqual([]);
    for (const socket of open) socket.destroy();
    let status: number | undefined;
    while (status !== 201) status = (await rawExchange(bff.port, creation(token)))[0]?.status;
  });
});
