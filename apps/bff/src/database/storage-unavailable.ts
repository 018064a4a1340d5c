/**
 * The database did not store or read something in time, for whatever reason. The cause is for logs only.
 * Whether the write reached the disk is unknown: a caller must not conclude that it did not.
 */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}
