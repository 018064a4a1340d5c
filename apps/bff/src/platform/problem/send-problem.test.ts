import { afterEach, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import type { ProblemBody } from '../../../test/rig/problem.js';
import { Problem } from './problem.js';
import { sendProblem } from './send-problem.js';

describe('the advice whether to send a request again', () => {
  let fastify: FastifyInstance;
  afterEach(() => fastify.close());

  /** What an answer with the problem advises, on a route that is marked or not. */
  async function adviceOf(problem: Problem, advisesRetry: boolean, headers: Record<string, string> = {}) {
    fastify = Fastify();
    fastify.decorateRequest('problem', null);
    fastify.post('/', { config: { advisesRetry } }, (request, reply) => sendProblem(request, reply, problem));
    const origin = await fastify.listen({ port: 0, host: '127.0.0.1' });
    const answer = await fetch(origin, { method: 'POST', headers });
    return ((await answer.json()) as ProblemBody).retry;
  }
  const withKey = { 'idempotency-key': 'key' };

  it('is what the problem says', async () => {
    for (const retry of ['safe', 'same_key', 'never'] as const) {
      expect(await adviceOf(new Problem('bad-request', 'No.', { retry }), true, withKey)).toBe(retry);
      await fastify.close();
    }
  });

  it.each([
    ['bad-request', {}, 'never'],
    ['bad-request', withKey, 'never'],
    ['internal-error', {}, 'never'],
    ['internal-error', withKey, 'same_key'],
  ] as const)(
    'is given for %s where the route promises one, with %j: %s',
    async (slug, headers, expected) => {
      expect(await adviceOf(new Problem(slug, 'No.'), true, headers)).toBe(expected);
    },
  );

  it('is not made up elsewhere', async () => {
    expect(await adviceOf(new Problem('bad-request', 'No.'), false, withKey)).toBeUndefined();
  });
});
