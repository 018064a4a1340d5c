import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem.js';
import { runEntryChecks, type EntryCheck, type PatientEntryCheck } from './entry-checks.js';

describe('runEntryChecks', () => {
  let fastify: FastifyInstance;
  afterEach(() => fastify.close());

  /** A server behind these checks; `ran` notes what came through to parser and handler. */
  async function start(
    checks: readonly (EntryCheck | PatientEntryCheck)[],
  ): Promise<{ origin: string; ran: string[] }> {
    const ran: string[] = [];
    fastify = Fastify();
    fastify.decorateRequest('problem', null);
    runEntryChecks(fastify, checks);
    fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
      ran.push('parser');
      done(null, body);
    });
    fastify.post('/', () => {
      ran.push('handler');
      return 'handled';
    });
    return { origin: await fastify.listen({ port: 0, host: '127.0.0.1' }), ran };
  }

  const post = (origin: string) =>
    fetch(origin, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });

  it('runs the checks in order, then parser and handler', async () => {
    const order: string[] = [];
    const { origin, ran } = await start([
      () => void order.push('first'),
      (_request, reply) => {
        order.push('second');
        reply.header('x-second', 'yes');
      },
    ]);
    const answer = await post(origin);
    expect([answer.status, await answer.text(), answer.headers.get('x-second')]).toEqual([
      200,
      'handled',
      'yes',
    ]);
    expect([order, ran]).toEqual([
      ['first', 'second'],
      ['parser', 'handler'],
    ]);
  });

  it.each([
    [403, 'forbidden', new Problem('forbidden', 'No.')],
    [500, 'internal-error', new Error('secret')],
  ])('stops at the first refusal, before the body is read: %i', async (status, slug, thrown) => {
    const order: string[] = [];
    const { origin, ran } = await start([
      () => {
        throw thrown;
      },
      () => void order.push('second'),
    ]);
    const answer = await post(origin);
    const text = await answer.text();
    expect([answer.status, JSON.parse(text)]).toMatchObject([status, { type: `/problems/${slug}` }]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect([order, ran, text.includes('secret')]).toEqual([[], [], false]);
  });

  it('waits for a check that asks for it, and then goes on or refuses', async () => {
    const order: string[] = [];
    let refuses = false;
    const { origin, ran } = await start([
      async () => {
        await sleep(20);
        order.push('first');
      },
      () => void order.push('second'),
      async () => {
        await sleep(1);
        if (refuses) throw new Problem('session-expired', 'Over.');
      },
      () => void order.push('last'),
    ]);
    expect((await post(origin)).status).toBe(200);
    expect([order, ran]).toEqual([
      ['first', 'second', 'last'],
      ['parser', 'handler'],
    ]);
    refuses = true;
    expect((await post(origin)).status).toBe(401);
    expect([order.slice(3), ran.length]).toEqual([['first', 'second'], 2]);
  });
});
