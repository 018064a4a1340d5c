import type { LogSink } from '../logging/create-logger.js';
import type { Metrics } from './metrics.js';

/** Measures how far sealing lags behind, and logs its failures. */
export function observeSealing(log: LogSink, metrics: Metrics) {
  return {
    backlog({ events, oldest }: { readonly events: number; readonly oldest: string | null }): void {
      metrics.setSealBacklog(events, oldest);
    },
    failed(failure: unknown): void {
      metrics.noteSealingFailure();
      log.logger.error({ err: failure }, 'the audit trail is not being sealed; trying again');
    },
  };
}
