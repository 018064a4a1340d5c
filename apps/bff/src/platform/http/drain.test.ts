import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering, vendorContact } from '../../../test/rig/scripted-vendor.js';
import type { WireAnswer } from '../../../test/rig/http-client.js';
import { Drain } from './drain.js';

describe('drain', () => {
  let bff: InProcessApp;
  let creation: Promise<WireAnswer>;
  let letVendorAnswer: () => void;

  beforeEach(async () => {
    bff = await startApp();
    const sent = new Promise<void>((resolve) => {
      bff.vendor.onCreate = (socket, request) => {
        letVendorAnswer = () => answering(201, JSON.stringify(vendorContact))(socket, request);
        resolve();
      };
    });
    creation = bff.call('POST', contactsPath, { body: { type: { id: 6 } } });
    await sent;
  });
  afterEach(async () => {
    await creation;
    await bff.close();
  });

  async function open(bytes: string): Promise<Socket> {
    const socket = connect(bff.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(bytes);
    return socket;
  }

  it('ends with everything answered and recorded, and closes every connection', async () => {
    const silent = await open('');
    const half = await open('GET /health/live HTTP/1.1\r\nHo');
    const drained = bff.app.drain();
    letVendorAnswer();
    const answer = await creation;
    expect([answer.status, answer.headers['connection']]).toEqual([201, 'close']);
    expect([await text(silent), await text(half)]).toEqual(['', '']);
    await drained;
    expect(bff.query('select state from operation')).toEqual([{ state: 'created' }]);
  });

  it('waits for held work whose caller has gone', async () => {
    const drain = new Drain();
    let end!: () => void;
    const work = drain.hold(() => new Promise<string>((resolve) => (end = () => resolve('done'))));
    let finished = false;
    const draining = drain.finish().then(() => (finished = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(finished).toBe(false);
    end();
    expect(await work).toBe('done');
    await draining;
    letVendorAnswer();
  });

  it('answers clients that have not noticed yet, on idle connections and new ones, and then takes none', async () => {
    const idle = await open('');
    const drained = bff.app.drain(60_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (const socket of [idle, await open('')]) {
      socket.write('GET /bff/contact-types HTTP/1.1\r\nHost: localhost\r\n\r\n');
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 503 .*\/problems\/shutting-down/s);
    }
    letVendorAnswer();
    expect((await creation).headers['connection']).toBe('close');
    await drained;
    await expect(open('')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('waits no longer than it may for clients that do not notice', async () => {
    const drained = bff.app.drain(700).then(() => 'drained');
    letVendorAnswer();
    let refused = 0;
    const ask = () => bff.call('GET', '/bff/contact-types').catch(() => undefined);
    const insist = async (): Promise<string> => {
      for (; ; refused++) if ((await ask()) === undefined) return 'refused';
    };
    expect(await Promise.all([drained, insist()])).toEqual(['drained', 'refused']);
    expect(refused).toBeGreaterThan(0);
  });

  it('takes no new connections', async () => {
    const drained = bff.app.drain();
    const server = bff.app.nest.getHttpServer();
    while (server.listening) await new Promise((resolve) => setImmediate(resolve));
    const socket = connect(bff.port, '127.0.0.1');
    await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    letVendorAnswer();
    await drained;
  });

  it.each([
    ['/bff/contact-types', 503, '"/problems/shutting-down"'],
    ['/health/ready', 503, '"/problems/shutting-down"'],
    ['/health/live', 200, '{"status":"live"}'],
  ])('answers GET %s on an open connection with %i', async (path, status, phrase) => {
    const late = await open(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n`);
    const drained = bff.app.drain();
    late.write('\r\n');
    const answer = await text(late);
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(answer).toContain(phrase);
    expect(answer).toMatch(/^connection: close\r$/im);
    if (status === 503) expect(answer).toMatch(/^retry-after: 1\r$/im);
    letVendorAnswer();
    await drained;
  });
});
