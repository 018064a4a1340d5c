import type { LogSink } from '../logging/create-logger.js';
import type { Metrics } from './metrics.js';

/** What `contacts_upstream_breaker_state` shows. */
const shownStates = { closed: 0, half_open: 1, open: 2 } as const;

/** Counts what protects the vendor, and logs when calls pause and when they go on. */
export function observeUpstream(log: LogSink, metrics: Metrics) {
  return {
    breakerChanged(state: keyof typeof shownStates): void {
      metrics.breakerState.set(shownStates[state]);
      if (state === 'open') log.logger.warn('the vendor has failed repeatedly; calls to it pause');
      if (state === 'closed') log.logger.info('the vendor answers again; calls to it go on');
    },
    refused(reason: string): void {
      metrics.upstreamRefusals.inc({ reason });
    },
    repeated(reason: string): void {
      metrics.upstreamRepetitions.inc({ reason });
    },
  };
}
