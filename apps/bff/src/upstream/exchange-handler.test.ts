import { afterEach, describe, expect, it } from '@jest/globals';
import type { Socket } from 'node:net';
import { Pool } from 'undici';

import { ExchangeHandler } from './exchange-handler.js';
import type { Exchange } from './exchange.js';
import { RawServer, response } from './raw-server.fixtures.js';

const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

/** One connection to a server that answers only when told to. */
async function startOneConnection() {
  const waiting: Socket[] = [];
  const arrivals: (() => void)[] = [];
  const server = await RawServer.start((socket) => {
    waiting.push(socket);
    for (const arrive of arrivals.splice(0)) arrive();
  });
  const pool = new Pool(server.origin, { connections: 1, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  closings.push(
    () => server.close(),
    () => pool.destroy(),
  );
  return {
    server,
    pool,
    arrived: () =>
      waiting.length > 0 ? Promise.resolve() : new Promise<void>((resolve) => arrivals.push(resolve)),
    answer: () => waiting.shift()?.write(response(201, [], '{}')),
    post: (path: string, timeoutMs: number) =>
      new Promise<Exchange>((settle) => {
        pool.dispatch({ method: 'POST', path, body: '{}' }, new ExchangeHandler(settle, timeoutMs, 100));
      }),
  };
}

const controller = { aborted: false, paused: false, reason: null, abort() {}, pause() {}, resume() {} };
const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });

function startedHandler() {
  const settled: Exchange[] = [];
  const handler = new ExchangeHandler((exchange) => settled.push(exchange), 20_000, 100);
  handler.onRequestStart(controller);
  return { handler, settled };
}

describe('the moment of the first byte', () => {
  it('a request that expires in the queue is unsent, is never written later, and costs no connection', async () => {
    const { server, arrived, answer, post } = await startOneConnection();
    const first = post('/first', 20_000);
    await arrived();
    expect(await post('/expired', 20)).toEqual({ sent: 'unsent', reason: 'connect_timeout' });
    const last = post('/last', 20_000);
    answer();
    expect(await first).toMatchObject({ sent: 'answered', status: 201 });
    await arrived();
    answer();
    expect(await last).toMatchObject({ sent: 'answered', status: 201 });
    expect(server.requests.map(({ requestLine, connection }) => [requestLine, connection])).toEqual([
      ['POST /first HTTP/1.1', 0],
      ['POST /last HTTP/1.1', 0],
    ]);
  });

  it('a pool that is destroyed leaves what waits unsent and what was written in between', async () => {
    const { server, pool, arrived, post } = await startOneConnection();
    const written = post('/written', 20_000);
    await arrived();
    const waiting = post('/waiting', 20_000);
    await pool.destroy();
    expect(await waiting).toEqual({ sent: 'unsent', reason: 'aborted_before_send' });
    expect(await written).toEqual({ sent: 'maybe', reason: 'reset' });
    expect(server.requests).toHaveLength(1);
  });

  it('a second start of the same request is refused: nothing is ever repeated', () => {
    const { handler, settled } = startedHandler();
    expect(() => {
      handler.onRequestStart(controller);
    }).toThrow('never repeated');
    handler.onResponseError(controller, new Error('The transport reports what was thrown.'));
    expect(settled).toEqual([{ sent: 'maybe', reason: 'reset' }]);
  });

  it('the code of an error never turns a written request into an unsent one', () => {
    const { handler, settled } = startedHandler();
    handler.onResponseError(controller, refused);
    expect(settled).toEqual([{ sent: 'maybe', reason: 'reset' }]);
  });

  it('no error takes back an answer whose headers are whole', () => {
    const { handler, settled } = startedHandler();
    handler.onResponseStart(controller, 201, { location: '/x' });
    handler.onResponseError(controller, refused);
    expect(settled).toMatchObject([
      { sent: 'answered', status: 201, location: '/x', body: '', cut: 'reset' },
    ]);
  });
});
