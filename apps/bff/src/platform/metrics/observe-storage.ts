import type { StorageObserver } from '../../database/storage-observer.js';
import type { LogSink } from '../logging/create-logger.js';
import type { Metrics } from './metrics.js';

/** Measures commits, counts failures and logs them. One failure may stand for a whole batch of requests. */
export function observeStorage(log: LogSink, metrics: Metrics): StorageObserver {
  return {
    committed(queue, _writes, milliseconds) {
      metrics.storageCommits.observe({ queue }, milliseconds / 1000);
    },
    failed(failure) {
      metrics.storageFailures.inc();
      log.logger.warn({ err: failure }, 'storage failed');
    },
  };
}
