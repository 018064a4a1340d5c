import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import type { ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ProblemBody } from '../../../test/rig/problem.js';
import { runEntryChecks } from './entry-checks.js';
import { LoadLimit } from './shed-load.js';

/** A body without end. */
function endless(this: Readable): void {
  this.push('more');
}

describe('LoadLimit', () => {
  let fastify: FastifyInstance;
  let load: LoadLimit;
  let origin: string;
  let letGo: (() => void)[];
  beforeEach(async () => {
    letGo = [];
    load = new LoadLimit(2);
    fastify = Fastify();
    fastify.decorateRequest('problem', null);
    runEntryChecks(fastify, [load.refuse]);
    load.watch(fastify);
    const held = () => new Promise((resolve) => letGo.push(() => resolve({})));
    fastify.get('/', held);
    fastify.post('/', held);
    fastify.get('/endless', () => new Readable({ read: endless }));
    fastify.get('/watch', { config: { unlimited: true } }, () => ({}));
    origin = await fastify.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(async () => {
    for (const answer of letGo) answer();
    await fastify.close();
  });

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  it('refuses what is too much at once, and takes the next as soon as there is room', async () => {
    const held = [fetch(origin), fetch(origin)];
    await until(() => letGo.length === 2);
    const refused = await fetch(origin);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect((await refused.json()) as ProblemBody).toMatchObject({
      type: '/problems/not-sent',
      retry: 'safe',
    });
    expect((await fetch(`${origin}/watch`)).status).toBe(200);

    letGo[0]?.();
    expect((await Promise.race(held)).status).toBe(200);
    await until(() => load.underWay === 1);
    held.push(fetch(origin));
    await until(() => letGo.length === 3);
    for (const answer of letGo) answer();
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200, 200]);
    await until(() => load.underWay === 0);
  });

  it('counts no request whose body is still on its way, and one whose client is gone until its work ends', async () => {
    const { port } = fastify.server.address() as AddressInfo;
    const head =
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n';
    const clients = [1, 2, 3].map(() => connect(port, '127.0.0.1'));
    const answers: ServerResponse[] = [];
    const received = new Promise<void>((resolve) => {
      fastify.server.on('request', (_request: unknown, answer: ServerResponse) => {
        if (answers.push(answer) === clients.length) resolve();
      });
    });
    for (const client of clients) client.write(`${head}{`);
    await received;
    expect(load.underWay).toBe(0);
    for (const client of clients.slice(0, 2)) client.write('}');
    await until(() => load.underWay === 2);
    const closed = new Promise<void>((resolve) => {
      let gone = 0;
      for (const answer of answers)
        answer.once('close', () => (++gone === clients.length ? resolve() : undefined));
    });
    for (const client of clients) client.destroy();
    await closed;
    expect(load.underWay).toBe(2);
    expect((await fetch(origin)).status).toBe(503);
    for (const answer of letGo.splice(0)) answer();
    await until(() => load.underWay === 0);
    const next = fetch(origin);
    await until(() => letGo.length === 1);
    letGo[0]?.();
    expect((await next).status).toBe(200);
  });

  it('does not count an answer on its way any more when its client is gone', async () => {
    const { port } = fastify.server.address() as AddressInfo;
    const client = connect(port, '127.0.0.1');
    client.write('GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((resolve) => client.once('data', resolve));
    expect(load.underWay).toBe(1);
    client.destroy();
    await until(() => load.underWay === 0);
  });
});
