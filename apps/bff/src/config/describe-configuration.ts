import { describeRange } from './address-ranges.js';
import type {
  AuditConfiguration,
  Configuration,
  QuotaConfiguration,
  SessionConfiguration,
  SettlementConfiguration,
  StorageConfiguration,
  UpstreamConfiguration,
} from './configuration.js';

/** Every setting must be listed here, if only to say that it is not shown. */
type Described<Settings> = Record<keyof Settings, string>;

/**
 * Describes a configuration for the audit trail: `name=value` each, with the variable's name where one decides it. No
 * key, and no address that may hold a password.
 * @param signingKids of the keys that sign the trail, which the embedded database has made itself
 */
export function describeConfiguration(
  configuration: Configuration,
  signingKids: readonly string[],
): readonly string[] {
  const { storage, audit, upstream, quota, settlement, sessions, ...own } = configuration;
  const describedAudit: Described<AuditConfiguration> = {
    signingKeys: `signing_keys=${signingKids.join()}`,
    checkpointFile: `checkpoint_file=${audit.checkpointFile === undefined ? 'no' : 'yes'}`,
  };
  const describedSettlement: Described<SettlementConfiguration> = {
    settleAfterMs: `UPSTREAM_SETTLE_AFTER_MS=${settlement.settleAfterMs}`,
    applicationTokens: `application_tokens=${[...settlement.applicationTokens.keys()].join() || 'none'}`,
  };
  const described: Described<typeof own> = {
    host: `BFF_HOST=${own.host}`,
    port: `BFF_PORT=${own.port}`,
    publicOrigin: `BFF_PUBLIC_ORIGIN=${own.publicOrigin}`,
    allowedHosts: `BFF_ALLOWED_HOSTS=${[...own.allowedHosts].join()}`,
    trustedProxies: `BFF_TRUSTED_PROXIES=${own.trustedProxies.map(describeRange).join()}`,
    maxBodyBytes: `BFF_MAX_BODY_BYTES=${own.maxBodyBytes}`,
    requestsPerMinute: `BFF_REQUESTS_PER_MINUTE=${own.requestsPerMinute}`,
    drainMs: `BFF_DRAIN_MS=${own.drainMs}`,
    logLevel: `LOG_LEVEL=${own.logLevel}`,
    secretKeys: `data_keys=${own.secretKeys.map(({ kid }) => kid).join() || 'own'}`,
  };
  return [
    ...describeStorage(storage),
    ...Object.values(describedAudit),
    ...Object.values(describeUpstream(upstream)),
    ...Object.values(describeQuota(quota)),
    ...Object.values(describedSettlement),
    ...Object.values(describeSessions(sessions)),
    ...Object.values(described),
  ];
}

/** Whether the service's role could change the trail is what an auditor asks first. */
function describeStorage(storage: StorageConfiguration): readonly string[] {
  if (storage.engine === 'sqlite') return ['storage=sqlite'];
  const isOwner = new URL(storage.url).username === new URL(storage.migrationUrl).username;
  return ['storage=postgresql', `owner_role=${isOwner ? 'same' : 'other'}`];
}

function describeUpstream(upstream: UpstreamConfiguration): Described<UpstreamConfiguration> {
  return {
    origin: `UPSTREAM_BASE_URL=${upstream.origin}`,
    timeoutMs: `UPSTREAM_TIMEOUT_MS=${upstream.timeoutMs}`,
    keepaliveMs: `UPSTREAM_KEEPALIVE_MS=${upstream.keepaliveMs}`,
    maxResponseBytes: `UPSTREAM_MAX_RESPONSE_BYTES=${upstream.maxResponseBytes}`,
  };
}

function describeQuota(quota: QuotaConfiguration): Described<QuotaConfiguration> {
  return {
    requestsPer5Minutes: `UPSTREAM_REQUESTS_PER_5_MIN=${quota.requestsPer5Minutes}`,
    loginsPer5Minutes: `UPSTREAM_LOGINS_PER_5_MIN=${quota.loginsPer5Minutes}`,
    waitMs: `UPSTREAM_QUOTA_WAIT_MS=${quota.waitMs}`,
  };
}

function describeSessions(sessions: SessionConfiguration): Described<SessionConfiguration> {
  return {
    idleMs: `BFF_SESSION_IDLE_MINUTES=${sessions.idleMs / 60_000}`,
    maxMs: `BFF_SESSION_MAX_HOURS=${sessions.maxMs / 3_600_000}`,
    allowedOrigins: `BFF_ALLOWED_ORIGINS=${sessions.allowedOrigins.join()}`,
  };
}
