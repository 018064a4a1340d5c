import { describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { ClientAddresses } from '../platform/http/client-address.js';
import { Problem } from '../platform/problem/problem.js';
import { sendProblem } from '../platform/problem/send-problem.js';
import type { AuditAppender } from '../audit/audit-trail.js';
import type { NewAuditEvent } from '../audit/audit-event.js';
import { auditRefusals } from './audit-refusals.js';
import { RefusalRecorder } from './refusal-recorder.js';

class CollectingTrail implements AuditAppender {
  readonly events: NewAuditEvent[] = [];

  append(event: NewAuditEvent): Promise<void> {
    this.events.push(event);
    return Promise.resolve();
  }
}

/** A server whose every answer is a 404, and what it has audited. */
async function startServer(prepare: (request: FastifyRequest) => void) {
  const trail = new CollectingTrail();
  const recorder = new RefusalRecorder(trail, { onLost: () => undefined });
  const fastify = Fastify();
  for (const name of ['problem', 'caller']) fastify.decorateRequest(name, null);
  fastify.decorateRequest('audited', false);
  fastify.decorateRequest('clientAddress', null);
  fastify.addHook('onRequest', (request, reply, done) => {
    new ClientAddresses([]).note(request, reply);
    done();
  });
  auditRefusals(fastify, recorder);
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    prepare(request);
    sendProblem(request, reply, new Problem('not-found', 'Nothing.'));
  };
  fastify.get('/organisation/:org_id', answer);
  fastify.get('/health/ready', answer);
  const origin = await fastify.listen({ port: 0, host: '127.0.0.1' });
  return {
    trail,
    get: async (path: string, headers: Record<string, string> = {}) =>
      (await fetch(origin + path, { headers })).status,
    async close() {
      await fastify.close();
      await recorder.close();
    },
  };
}

describe('auditRefusals', () => {
  it('records who was refused what from where, in the service’s own trail', async () => {
    const server = await startServer(() => undefined);
    const headers = { 'user-agent': 'agent/1', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
    expect(await server.get('/organisation/12345?secret=1', headers)).toBe(404);
    expect(server.trail.events).toEqual([
      expect.objectContaining({
        chain: null,
        action: 'request.refuse',
        outcome: 'refused',
        caller: { kind: 'anonymous', id: null, accepted: false },
        organisation_id: 12345,
        problem: { slug: 'not-found', status: 404 },
        trace_id: 'a'.repeat(32),
        personal: { source_address: '127.0.0.1', user_agent: 'agent/1', origin: null, user_name: null },
      }),
    ]);
    expect(JSON.stringify(server.trail.events)).not.toContain('secret');
    await server.close();
  });

  it.each(['1e3', '0', 'constructor'])('records no organisation for %s', async (id) => {
    const server = await startServer(() => undefined);
    await server.get(`/organisation/${id}`);
    expect(server.trail.events).toEqual([expect.objectContaining({ organisation_id: null })]);
    await server.close();
  });

  it('leaves out what an outcome event tells, and health checks', async () => {
    const server = await startServer((request) => (request.audited = true));
    await server.get('/organisation/12345');
    await server.get('/health/ready');
    expect(server.trail.events).toEqual([]);
    await server.close();
  });

  it('answers even if the event cannot be described', async () => {
    const server = await startServer((request) => (request.caller = { acceptedUntil: undefined } as never));
    expect(await server.get('/organisation/12345')).toBe(404);
    expect(server.trail.events).toEqual([]);
    await server.close();
  });
});
