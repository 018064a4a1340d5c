import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.js';

/**
 * Writes one log line and one measurement for each answer. A line names the route's pattern, not the address
 * that was asked for: addresses may hold anything.
 */
export function observeAnswers(fastify: FastifyInstance, logger: Logger, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const duration = reply.elapsedTime;
    metrics.requests.observe({ route, status: reply.statusCode }, duration / 1000);
    const { problem } = request;
    const line = {
      request_id: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      duration_ms: Math.round(duration * 10) / 10,
      problem: problem?.slug,
    };
    if (problem?.slug === 'internal-error') logger.error({ ...line, err: problem.cause }, 'request failed');
    else if (problem?.cause !== undefined) logger.warn({ ...line, err: problem.cause }, 'request refused');
    else logger.info(line, 'request');
    done();
  });
}
