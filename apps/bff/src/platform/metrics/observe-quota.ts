import type { LogSink } from '../logging/create-logger.js';
import type { Metrics } from './metrics.js';

/** Measures how the share of the vendor's limits is used, and logs when the vendor refuses all the same. */
export function observeQuota(log: LogSink, metrics: Metrics) {
  return {
    of(kind: string) {
      return {
        leased: (left: number) => metrics.permitsLeft.set({ kind }, left),
        waited: (outcome: 'granted' | 'refused') => metrics.permitWaits.inc({ kind, outcome }),
      };
    },
    paused(limit: string, seconds: number): void {
      metrics.upstreamPauses.inc({ limit });
      log.logger.warn({ limit, seconds }, 'the vendor limits requests; all replicas pause');
    },
  };
}
