import type { EarlyRefusal } from '../http/early-refusal.js';
import type { Metrics } from '../metrics/metrics.js';
import type { LogSink } from './create-logger.js';

/** One log line and one measurement for a request that no hook has seen; how long it took is not known. */
export function observeEarlyRefusal(
  { problem, requestId }: EarlyRefusal,
  log: LogSink,
  metrics: Metrics,
): void {
  const { slug, status } = problem;
  metrics.requests.observe({ route: 'none', status }, 0);
  metrics.refusedRequests.inc({ problem: slug });
  log.answers.info({ request_id: requestId, route: 'none', status, problem: slug }, 'request');
}
