import type { BucketName, Draw, Grant } from './draw-permits.js';

/** The buckets as they are kept, shared by all replicas. */
export interface QuotaStore {
  /**
   * Leases permits; each of them counts in every bucket that is drawn from.
   * @throws StorageUnavailable when the database cannot be asked; it may have granted them all the same
   */
  lease(draws: readonly Draw[], wanted: number): Promise<Grant>;

  /**
   * Lets nobody draw from a bucket for some time from now; never shortens a pause.
   * @throws StorageUnavailable when that is not known to be stored
   */
  pause(bucket: BucketName, seconds: number): Promise<void>;
}
