import type { LogSink } from '../logging/create-logger.js';
import type { Metrics } from './metrics.js';

/** Counts settlements, and logs when they fail. */
export function observeSettlement(log: LogSink, metrics: Metrics) {
  return {
    settled(state: string): void {
      metrics.settledOperations.inc({ state });
    },
    failed(failure: unknown): void {
      log.logger.error({ err: failure }, 'operations in doubt are not being settled; trying again');
    },
  };
}
