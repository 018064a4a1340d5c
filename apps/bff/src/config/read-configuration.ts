import { isIP } from 'node:net';
import { logLevels } from '../platform/logging/create-logger.js';
import type { Configuration, StorageConfiguration, UpstreamConfiguration } from './configuration.js';
import { Variables, type VariableProblem } from './variables.js';

/** A complete configuration, or everything that is wrong with the environment. */
export type ConfigurationResult =
  | { readonly valid: true; readonly configuration: Configuration }
  | { readonly valid: false; readonly problems: readonly VariableProblem[] };

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** @param environment names and values, such as `process.env` */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
): ConfigurationResult {
  const variables = new Variables(environment);
  const host = variables.text('BFF_HOST', '127.0.0.1') ?? '127.0.0.1';
  const port = variables.integer('BFF_PORT', 3000, 0, 65_535);
  const publicOrigin = readPublicOrigin(variables, host, port);
  const configuration: Configuration = {
    host,
    port,
    publicOrigin,
    allowedHosts: readAllowedHosts(variables, host, publicOrigin),
    maxBodyBytes: variables.integer('BFF_MAX_BODY_BYTES', 65_536, 1_024, 16_777_216),
    drainMs: variables.integer('BFF_DRAIN_MS', 15_000, 0, 600_000),
    logLevel: variables.choice('LOG_LEVEL', logLevels, 'info'),
    upstream: readUpstream(variables),
    storage: readStorage(variables),
  };
  return variables.problems.length === 0
    ? { valid: true, configuration }
    : { valid: false, problems: variables.problems };
}

function readPublicOrigin(variables: Variables, host: string, port: number): string {
  const fallback = `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  const example = 'https://contacts.example.com';
  const text = variables.text('BFF_PUBLIC_ORIGIN', example);
  const origin = text === undefined ? fallback : originOf(text);
  if (origin === undefined) {
    variables.refuse('BFF_PUBLIC_ORIGIN', 'must be an http or https origin without a path', example);
  }
  return origin ?? fallback;
}

function readAllowedHosts(variables: Variables, host: string, publicOrigin: string): ReadonlySet<string> {
  const example = 'contacts.example.com,contacts.internal';
  const given = variables.text('BFF_ALLOWED_HOSTS', example);
  if (given === undefined) {
    return new Set(
      [...loopbackNames, isIP(host) === 6 ? `[${host}]` : host, new URL(publicOrigin).hostname].map((name) =>
        name.toLowerCase(),
      ),
    );
  }
  const names = given.split(',').map((name) => name.trim().toLowerCase());
  if (names.some((name) => !/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/.test(name))) {
    variables.refuse(
      'BFF_ALLOWED_HOSTS',
      'must be a comma list of host names without scheme and port',
      example,
    );
  }
  return new Set(names);
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
  } else if (origin.startsWith('http:') && !allowHttp && !loopbackNames.includes(new URL(origin).hostname)) {
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

function readStorage(variables: Variables): StorageConfiguration {
  const example = 'postgres://contacts@db.internal/contacts';
  const url = variables.text('DATABASE_URL', example);
  const migrationUrl = variables.text('DATABASE_MIGRATION_URL', example) ?? url;
  const directory = variables.text('BFF_DATA_DIR', '.data/bff') ?? '.data/bff';
  for (const [variable, value] of [
    ['DATABASE_URL', url],
    ['DATABASE_MIGRATION_URL', migrationUrl],
  ] as const) {
    if (value !== undefined && !isPostgresqlUrl(value))
      variables.refuse(variable, 'must be a postgres:// address', example);
  }
  if (url === undefined && migrationUrl !== undefined) {
    variables.refuse('DATABASE_MIGRATION_URL', 'has no use without DATABASE_URL', example);
  }
  return url === undefined
    ? { engine: 'sqlite', directory }
    : { engine: 'postgresql', url, migrationUrl: migrationUrl ?? url };
}

function originOf(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) return undefined;
  return url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === ''
    ? url.origin
    : undefined;
}

function isPostgresqlUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}
