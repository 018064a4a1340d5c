import type { Configuration } from './config/configuration.js';
import type { LogSink } from './platform/logging/create-logger.js';
import type { Metrics } from './platform/metrics/metrics.js';
import { observeQuota } from './platform/metrics/observe-quota.js';
import { observeSettlement } from './platform/metrics/observe-settlement.js';
import { observeUpstream } from './platform/metrics/observe-upstream.js';
import { openPermits } from './quota/open-permits.js';
import type { Secrets } from './secrets/secrets.js';
import { openSettlement, type Settlement } from './settlement/open-settlement.js';
import type { Storage } from './storage/open-storage.js';
import { openUpstream } from './upstream/open-upstream.js';
import type { Upstream } from './upstream/upstream.js';

/** What the way to the vendor is built on. */
interface Foundations {
  readonly storage: Storage;
  readonly secrets: Secrets;
  readonly log: LogSink;
  readonly metrics: Metrics;
}

/** Opens the way to the vendor within its limits, and settlement over it. Nothing is sent before it is used. */
export function openVendor(
  configuration: Configuration,
  { storage, secrets, log, metrics }: Foundations,
): { readonly upstream: Upstream; readonly settlement: Settlement } {
  const permits = openPermits(configuration, storage.quota, observeQuota(log, metrics));
  const upstream = openUpstream(configuration.upstream, observeUpstream(log, metrics), permits);
  const observer = observeSettlement(log, metrics);
  return { upstream, settlement: openSettlement(configuration, { storage, upstream, secrets }, observer) };
}
