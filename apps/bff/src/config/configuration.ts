/** How to reach the vendor API. */
export interface UpstreamConfiguration {
  /** Origin only, no path. */
  readonly origin: string;
  /** Whole deadline of one call, connect to last byte, in milliseconds. */
  readonly timeoutMs: number;
  /** Idle connections older than this are not reused for writes, in milliseconds. */
  readonly keepaliveMs: number;
  /** Limit of a decoded response body, in bytes. */
  readonly maxResponseBytes: number;
}

/** Where operations and the audit trail are stored. */
export type StorageConfiguration =
  | { readonly engine: 'postgresql'; readonly url: string; readonly migrationUrl: string }
  | { readonly engine: 'sqlite'; readonly directory: string };
