import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/metrics.js';
import type { LogSink } from './create-logger.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What happened on behalf of this request that somebody should look into. */
    securityEvent: SecurityEvent | null;
  }
}

/** `tls_identity`: the vendor's address did not prove who it is. `foreign_location`: its answer pointed elsewhere. */
export type SecurityEvent = 'tls_identity' | 'foreign_location';

/**
 * Writes one log line and one measurement for each answer. A line names the route's pattern, not the address
 * that was asked for: addresses may hold anything.
 */
export function observeAnswers(fastify: FastifyInstance, log: LogSink, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { problem, securityEvent } = request;
    const route = request.routeOptions.url ?? 'none';
    const duration = reply.elapsedTime;
    metrics.requests.observe({ route, status: reply.statusCode }, duration / 1000);
    const line = {
      request_id: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      duration_ms: Math.round(duration * 10) / 10,
      problem: problem?.slug,
    };
    if (problem !== null) metrics.refusedRequests.inc({ problem: problem.slug });
    if (problem?.slug === 'internal-error')
      log.logger.error({ ...line, err: problem.cause }, 'request failed');
    else if (problem?.cause !== undefined)
      log.logger.warn({ ...line, err: problem.cause }, 'request refused');
    else log.answers.info(line, 'request');
    if (securityEvent !== null) {
      metrics.securityEvents.inc({ kind: securityEvent });
      log.logger.warn({ request_id: request.id, security_event: securityEvent }, 'security event');
    }
    done();
  });
}
