/** Hears what happens to storage, for metrics and logs. Its methods must not throw and hold no row values. */
export interface StorageObserver {
  /** One batch is durable: which queue it came from, how many writes it held, how long the commit took. */
  committed(queue: string, writes: number, milliseconds: number): void;

  /** Something was not stored or read in time, or an idle connection was lost; holds no value of any row. */
  failed(failure: Error): void;
}

/** Hears nothing. */
export const silentObserver: StorageObserver = { committed: () => undefined, failed: () => undefined };
