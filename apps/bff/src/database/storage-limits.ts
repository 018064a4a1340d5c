/** How long storage may take and how much may wait for it. */
export interface StorageLimits {
  /** From the call to its answer, whatever the database does, in milliseconds of the monotonic clock. */
  readonly deadlineMs: number;
  /** Most writes in one commit. */
  readonly maxBatch: number;
  /** Most writes that wait for a commit; the next one is refused at once. */
  readonly maxQueue: number;
}

/** What the service runs with. */
export const defaultLimits: StorageLimits = { deadlineMs: 5_000, maxBatch: 256, maxQueue: 4_096 };

/** A server that is up answers a connection attempt within this time; part of the deadline. */
export const connectTimeoutMs = 2_000;
