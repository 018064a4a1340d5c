import { isIP } from 'node:net';
import { logLevels } from '../platform/logging/create-logger.js';
import { parseAddressRanges, type AddressRange } from './address-ranges.js';
import type {
  AuditConfiguration,
  Configuration,
  QuotaConfiguration,
  StorageConfiguration,
  UpstreamConfiguration,
} from './configuration.js';
import { parseApplicationTokens } from './application-tokens.js';
import { isLoopbackOrigin, loopbackNames, originOf } from './origins.js';
import { readSessions } from './read-sessions.js';
import { parseNamedKeys, type NamedKey } from './named-keys.js';
import { parseSigningKeys } from './signing-keys.js';
import { Variables, type VariableProblem } from './variables.js';

/** A complete configuration, or everything that is wrong with the environment. */
export type ConfigurationResult =
  | { readonly valid: true; readonly configuration: Configuration }
  | { readonly valid: false; readonly problems: readonly VariableProblem[] };

const databaseUrlExample = 'postgres://contacts@db.internal/contacts';

/** @param environment names and values, such as `process.env` */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
): ConfigurationResult {
  const variables = new Variables(environment);
  const host = readHost(variables);
  const port = variables.integer('BFF_PORT', 3000, 0, 65_535);
  const publicOrigin = readPublicOrigin(variables, host, port);
  const storage = readStorage(variables);
  const configuration: Configuration = {
    host,
    port,
    publicOrigin,
    allowedHosts: readAllowedHosts(variables, host, publicOrigin),
    trustedProxies: readTrustedProxies(variables),
    maxBodyBytes: variables.integer('BFF_MAX_BODY_BYTES', 65_536, 1_024, 16_777_216),
    requestsPerMinute: variables.integer('BFF_REQUESTS_PER_MINUTE', 600, 0, 1_000_000),
    drainMs: variables.integer('BFF_DRAIN_MS', 15_000, 0, 600_000),
    logLevel: variables.choice('LOG_LEVEL', logLevels, 'info'),
    upstream: readUpstream(variables),
    quota: readQuota(variables),
    sessions: readSessions(variables),
    settlement: {
      settleAfterMs: variables.integer('UPSTREAM_SETTLE_AFTER_MS', 60_000, 0, 86_400_000),
      applicationTokens: readApplicationTokens(variables),
    },
    storage,
    audit: readAudit(variables, storage),
    secretKeys: readSecretKeys(variables, storage),
  };
  return variables.problems.length === 0
    ? { valid: true, configuration }
    : { valid: false, problems: variables.problems };
}

function readHost(variables: Variables): string {
  const fallback = '127.0.0.1';
  const host = variables.text('BFF_HOST', fallback);
  if (host === undefined) return fallback;
  const isName = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i.test(host);
  if ((isName || isIP(host) === 6) && URL.canParse(originOn(host))) return host;
  variables.refuse('BFF_HOST', 'must be an IP address or a host name, without scheme and port', fallback);
  return fallback;
}

/** An IPv6 address stands in brackets in an origin (RFC 3986, section 3.2.2). */
function originOn(host: string): string {
  return `http://${isIP(host) === 6 ? `[${host}]` : host}`;
}

function readPublicOrigin(variables: Variables, host: string, port: number): string {
  const fallback = `${originOn(host)}:${port}`;
  const example = 'https://contacts.example.com';
  const text = variables.text('BFF_PUBLIC_ORIGIN', example);
  const origin = text === undefined ? fallback : originOf(text);
  if (origin === undefined) {
    variables.refuse('BFF_PUBLIC_ORIGIN', 'must be an http or https origin without a path', example);
  } else if (text !== undefined && origin.startsWith('http:') && !isLoopbackOrigin(origin)) {
    variables.refuse(
      'BFF_PUBLIC_ORIGIN',
      'must be https unless it is on loopback: session cookies would cross the network in plain text',
      example,
    );
  }
  return origin ?? fallback;
}

function readAllowedHosts(variables: Variables, host: string, publicOrigin: string): ReadonlySet<string> {
  const example = 'contacts.example.com,contacts.internal';
  const given = variables.text('BFF_ALLOWED_HOSTS', example);
  if (given === undefined) {
    return new Set([...loopbackNames, new URL(originOn(host)).hostname, new URL(publicOrigin).hostname]);
  }
  const names = given.split(',').map((name) => name.trim().toLowerCase().replace(/\.$/, ''));
  if (names.some((name) => !/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/.test(name))) {
    variables.refuse(
      'BFF_ALLOWED_HOSTS',
      'must be a comma list of host names without scheme and port',
      example,
    );
  }
  return new Set(names);
}

function readTrustedProxies(variables: Variables): readonly AddressRange[] {
  const example = '10.0.0.0/8,2001:db8::/32';
  const text = variables.text('BFF_TRUSTED_PROXIES', example);
  const ranges = text === undefined ? [] : parseAddressRanges(text);
  if (ranges === undefined) {
    variables.refuse('BFF_TRUSTED_PROXIES', 'must be a comma list of IP addresses and CIDR blocks', example);
  }
  return ranges ?? [];
}

function readUpstream(variables: Variables): UpstreamConfiguration {
  const example = 'https://cdn.emnify.net';
  const allowHttp = variables.choice('UPSTREAM_ALLOW_HTTP', ['true', 'false'], 'false') === 'true';
  const text = variables.text('UPSTREAM_BASE_URL', example);
  const origin = text === undefined ? undefined : originOf(text);
  if (text === undefined)
    variables.refuse('UPSTREAM_BASE_URL', 'is required: the origin of the vendor API', example);
  else if (origin === undefined) {
    variables.refuse(
      'UPSTREAM_BASE_URL',
      'must be an http or https origin without path, query and credentials',
      example,
    );
  } else if (origin.startsWith('http:') && !allowHttp && !isLoopbackOrigin(origin)) {
    variables.refuse(
      'UPSTREAM_BASE_URL',
      'must be https unless it is on loopback or UPSTREAM_ALLOW_HTTP=true',
      example,
    );
  }
  return {
    origin: origin ?? '',
    timeoutMs: variables.integer('UPSTREAM_TIMEOUT_MS', 10_000, 1, 300_000),
    keepaliveMs: variables.integer('UPSTREAM_KEEPALIVE_MS', 4_000, 1, 600_000),
    maxResponseBytes: variables.integer('UPSTREAM_MAX_RESPONSE_BYTES', 262_144, 1_024, 67_108_864),
  };
}

function readApplicationTokens(variables: Variables): ReadonlyMap<number, string> {
  const variable = 'UPSTREAM_APPLICATION_TOKENS';
  const example = '12345:APPLICATION_TOKEN';
  const text = variables.text(variable, example);
  const tokens = text === undefined ? new Map<number, string>() : parseApplicationTokens(text);
  if (tokens === undefined) {
    variables.refuse(
      variable,
      'must be a comma list of <organisation id>:<application token>, each organisation once',
      example,
    );
  }
  return tokens ?? new Map<number, string>();
}

function readQuota(variables: Variables): QuotaConfiguration {
  return {
    requestsPer5Minutes: variables.integer('UPSTREAM_REQUESTS_PER_5_MIN', 1_800, 0, 1_000_000),
    loginsPer5Minutes: variables.integer('UPSTREAM_LOGINS_PER_5_MIN', 80, 0, 1_000_000),
    // Shorter than a round trip to the database, nobody would ever get the first permit.
    waitMs: variables.integer('UPSTREAM_QUOTA_WAIT_MS', 1_000, 10, 60_000),
  };
}

function readStorage(variables: Variables): StorageConfiguration {
  const url = readDatabaseUrl(variables, 'DATABASE_URL');
  const migrationUrl = readDatabaseUrl(variables, 'DATABASE_MIGRATION_URL');
  const directory = variables.text('BFF_DATA_DIR', '.data/bff') ?? '.data/bff';
  if (url !== undefined) return { engine: 'postgresql', url, migrationUrl: migrationUrl ?? url };
  if (migrationUrl !== undefined) {
    variables.refuse('DATABASE_MIGRATION_URL', 'has no use without DATABASE_URL', databaseUrlExample);
  }
  return { engine: 'sqlite', directory };
}

/** Replicas on one database must sign with one key, so none of them may make its own. */
function readAudit(variables: Variables, storage: StorageConfiguration): AuditConfiguration {
  const variable = 'BFF_AUDIT_SIGNING_KEY';
  const example = 'k1:BASE64URL_OF_32_RANDOM_BYTES';
  const text = variables.text(variable, example);
  const signingKeys = text === undefined ? [] : parseSigningKeys(text);
  if (signingKeys === undefined) {
    variables.refuse(
      variable,
      'must be a comma list of kid:base64url(32-byte Ed25519 seed), each kid once',
      example,
    );
  } else if (text === undefined && storage.engine === 'postgresql' && !variables.hasProblem(variable)) {
    variables.refuse(variable, 'is required with DATABASE_URL: it signs the audit trail', example);
  }
  return {
    signingKeys: signingKeys ?? [],
    checkpointFile: variables.text('BFF_AUDIT_CHECKPOINT_FILE', '/var/lib/contacts/checkpoints'),
  };
}

/** Replicas on one database must open what another has sealed. */
function readSecretKeys(variables: Variables, storage: StorageConfiguration): readonly NamedKey[] {
  const variable = 'BFF_SECRET_KEYS';
  const example = 'k1:BASE64URL_OF_32_RANDOM_BYTES';
  const text = variables.text(variable, example);
  const keys = text === undefined ? [] : parseNamedKeys(text);
  if (keys === undefined) {
    variables.refuse(variable, 'must be a comma list of kid:base64url(32 bytes), each kid once', example);
  } else if (text === undefined && storage.engine === 'postgresql' && !variables.hasProblem(variable)) {
    variables.refuse(
      variable,
      'is required with DATABASE_URL: it seals what is kept for repetitions',
      example,
    );
  }
  return keys ?? [];
}

function readDatabaseUrl(variables: Variables, variable: string): string | undefined {
  const url = variables.text(variable, databaseUrlExample);
  if (url !== undefined && !isPostgresqlUrl(url))
    variables.refuse(variable, 'must be a postgres:// address', databaseUrlExample);
  return url;
}

function isPostgresqlUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}
