import { readConfiguration } from '../../src/config/read-configuration.js';
import type { Configuration } from '../../src/config/configuration.js';
import { Secrets } from '../../src/secrets/secrets.js';
import { organisation } from '../storage/samples.js';

/** Of the vendor; nothing is ever connected to it. */
export const vendorOrigin = 'https://vendor.example';

/** What the vendor exchanges for a token of the service's own. */
export const applicationToken = 'application-token';

/** Times shorter than in service, in the same proportions, so that a run has fewer idle moments. */
export const timeoutMs = 1_000;
export const quietMs = 4_000;
/** As create-app.ts does it: longer than the whole deadline. */
export const creationLeaseMs = timeoutMs + 2_000;

/** All replicas share them. */
export const secrets = new Secrets([{ kid: 'k1', bytes: Buffer.alloc(32, 1) }]);

/** @returns the configuration of a replica */
export function configure(hasApplicationToken: boolean, settleAfterMs = quietMs): Configuration {
  const read = readConfiguration({
    UPSTREAM_BASE_URL: vendorOrigin,
    UPSTREAM_TIMEOUT_MS: String(timeoutMs),
    UPSTREAM_SETTLE_AFTER_MS: String(settleAfterMs),
    ...(hasApplicationToken ? { UPSTREAM_APPLICATION_TOKENS: `${organisation}:${applicationToken}` } : {}),
  });
  if (!read.valid) throw new Error(JSON.stringify(read.problems));
  return read.configuration;
}
