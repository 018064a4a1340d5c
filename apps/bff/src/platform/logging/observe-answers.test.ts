import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { Metrics } from '../metrics/metrics.js';
import { problemOfError } from '../problem/problem-of-error.js';
import { Problem } from '../problem/problem.js';
import { sendProblem } from '../problem/send-problem.js';
import { openLog, type LogSink } from './create-logger.js';
import { observeAnswers } from './observe-answers.js';

describe('observeAnswers', () => {
  let fastify: FastifyInstance;
  let log: LogSink;
  let lines: string[];
  let metrics: Metrics;
  let origin: string;

  beforeEach(async () => {
    lines = [];
    metrics = new Metrics();
    log = openLog('info', { write: (line: string) => void lines.push(line) });
    fastify = Fastify({ genReqId: () => 'request-1' });
    fastify.decorateRequest('problem', null);
    fastify.decorateRequest('securityEvent', null);
    observeAnswers(fastify, log, metrics);
    fastify.get('/things/:id', () => 'fine');
    for (const [path, error] of [
      ['/refused', new Problem('forbidden', 'No.')],
      ['/away', new Problem('storage-unavailable', 'Away.', {}, { cause: new Error('why') })],
      ['/defect', new TypeError('oops')],
    ] as const) {
      fastify.get(path, (request, reply) => sendProblem(request, reply, problemOfError(error)));
    }
    fastify.get('/suspicious', (request) => {
      request.securityEvent = 'foreign_location';
      return 'fine';
    });
    origin = await fastify.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(async () => {
    await fastify.close();
    log.close();
  });

  /** The entries of one answer; they are written right after it. */
  async function entriesOf(path: string): Promise<Record<string, unknown>[]> {
    await fetch(origin + path);
    while (lines.length === 0) await new Promise((resolve) => setImmediate(resolve));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it('logs the pattern of the route, not the address', async () => {
    const [entry] = await entriesOf('/things/secret?secret=1');
    expect(entry).toEqual({
      level: 30,
      time: expect.any(String),
      service: 'contacts-bff',
      request_id: 'request-1',
      method: 'GET',
      route: '/things/:id',
      status: 200,
      duration_ms: expect.any(Number),
      msg: 'request',
    });
  });

  it.each<[string, number, object]>([
    ['/nothing', 30, { route: 'none', status: 404 }],
    ['/refused', 30, { status: 403, problem: 'forbidden', msg: 'request' }],
    [
      '/away',
      40,
      {
        status: 503,
        problem: 'storage-unavailable',
        msg: 'request refused',
        err: expect.objectContaining({ message: 'why' }),
      },
    ],
    [
      '/defect',
      50,
      {
        status: 500,
        problem: 'internal-error',
        msg: 'request failed',
        err: expect.objectContaining({ name: 'TypeError' }),
      },
    ],
  ])('logs %s at level %i', async (path, level, members) => {
    const entries = await entriesOf(path);
    expect(entries).toEqual([expect.objectContaining({ level, ...members })]);
  });

  it('reports a security event on a line of its own and counts it', async () => {
    const entries = await entriesOf('/suspicious');
    expect(entries[1]).toMatchObject({
      level: 40,
      request_id: 'request-1',
      security_event: 'foreign_location',
    });
    expect(await metrics.render()).toContain('contacts_security_events_total{kind="foreign_location"} 1');
  });

  it('measures each answer by route and status', async () => {
    await entriesOf('/refused');
    expect(await metrics.render()).toContain(
      'contacts_http_request_duration_seconds_count{route="/refused",status="403"} 1',
    );
  });
});
