import type { FastifyInstance } from 'fastify';
import { parseFault } from '../faults/parse-fault.js';
import type { VendorContext } from '../vendor/vendor-context.js';
import type { Gateway } from '../vendor/vendor-api.js';
import { bodyOf } from '../vendor/vendor-request.js';

/**
 * The sandbox's own routes under `/sandbox`: `GET health`, `POST faults`, `DELETE faults`, `GET requests`,
 * `POST revoke-tokens`, `POST reset`. They need no bearer, count against no limit, and are not in the list of requests.
 */
export function registerControlApi(app: FastifyInstance, gateway: Gateway, context: VendorContext): void {
  app.get('/health', () => ({ status: 'ok' }));

  app.post('/faults', (request, reply) => {
    const planned = parseFault(bodyOf(request));
    if ('fault' in planned) {
      gateway.faults.add(planned);
      return reply.code(201).send(planned);
    }
    return reply.code(400).send({ message: 'The fault was not accepted.', problems: planned });
  });

  app.delete('/faults', (_request, reply) => {
    gateway.faults.clear();
    return reply.code(204).send();
  });

  app.get('/requests', () => gateway.requestLog.list());

  app.post('/revoke-tokens', (_request, reply) => {
    context.tokens.revokeIssued();
    return reply.code(204).send();
  });

  app.post('/reset', async (_request, reply) => {
    gateway.held.release();
    gateway.faults.clear();
    gateway.requestLog.clear();
    gateway.rateLimits.clear();
    context.lockout.clear();
    context.tokens.acceptRevoked();
    context.state.reset();
    await context.store.save();
    return reply.code(204).send();
  });

  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send({ message: `There is no ${request.method} ${request.url}; see the sandbox's README.` }),
  );
}
