import type { LogLevel } from '../platform/logging/create-logger.js';
import type { AddressRange } from './address-ranges.js';
import type { NamedKey } from './named-keys.js';
import type { SigningKey } from './signing-keys.js';

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

/** How operations in doubt are settled. */
export interface SettlementConfiguration {
  /** Quiet period before an absent contact counts as not sent, in milliseconds. */
  readonly settleAfterMs: number;
  /** By organisation; used only to settle. */
  readonly applicationTokens: ReadonlyMap<number, string>;
}

/** The share of the vendor's limits that all replicas together may use; 0 is no limit. */
export interface QuotaConfiguration {
  readonly requestsPer5Minutes: number;
  /** These count against the requests too. */
  readonly loginsPer5Minutes: number;
  /** Longest wait for a permit, in milliseconds. */
  readonly waitMs: number;
}

/** Where operations and the audit trail are stored. */
export type StorageConfiguration =
  | { readonly engine: 'postgresql'; readonly url: string; readonly migrationUrl: string }
  | { readonly engine: 'sqlite'; readonly directory: string };

/** How the audit trail is signed. */
export interface AuditConfiguration {
  /** The first one signs, the others are retired; empty: kept in the embedded database's folder. */
  readonly signingKeys: readonly SigningKey[];
  /** Path of the file to which every new checkpoint is appended too. */
  readonly checkpointFile: string | undefined;
}

/** How browsers may use sessions. */
export interface SessionConfiguration {
  /** Longest time between two requests, in milliseconds. */
  readonly idleMs: number;
  /** Longest time since the sign-in, in milliseconds. */
  readonly maxMs: number;
  /** Further origins whose pages may call the service from a browser. */
  readonly allowedOrigins: readonly string[];
}

/** Everything that the environment decides, checked and complete. */
export interface Configuration {
  readonly host: string;
  readonly port: number;
  /** How browsers see the BFF; never derived from `Host`. */
  readonly publicOrigin: string;
  /** Lower-case host names without port. */
  readonly allowedHosts: ReadonlySet<string>;
  /** Proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly AddressRange[];
  readonly maxBodyBytes: number;
  /** For each caller and, before a caller is known, each address; 0 is no limit. */
  readonly requestsPerMinute: number;
  /** Grace after SIGTERM, in milliseconds. */
  readonly drainMs: number;
  readonly logLevel: LogLevel;
  readonly upstream: UpstreamConfiguration;
  readonly quota: QuotaConfiguration;
  readonly sessions: SessionConfiguration;
  readonly settlement: SettlementConfiguration;
  readonly storage: StorageConfiguration;
  readonly audit: AuditConfiguration;
  /** The first one serves new data, the others open old data; empty: kept in the embedded database's folder. */
  readonly secretKeys: readonly NamedKey[];
}
