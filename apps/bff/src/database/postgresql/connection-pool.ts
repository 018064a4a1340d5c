import pg from 'pg';
import { connectTimeoutMs } from '../storage-limits.js';

/** What one pool is for. */
export interface PoolOptions {
  readonly url: string;
  readonly connections: number;
  /** Longest time for one statement, in milliseconds; undefined: as long as it takes. */
  readonly statementMs: number | undefined;
  /** Settings of each connection beyond those that all need, as `name = value`. */
  readonly settings: readonly string[];
  /** Hears of connections that were lost while nothing was asked of them. */
  readonly onLost: (error: Error) => void;
}

/** The column parsers read times in ISO style only. */
const settingsOfAll = ['datestyle = iso'];

/**
 * Opens a pool whose every wait is bounded: for a connection, for a statement in the server and, should the
 * server not answer at all, for the answer. Connects on first use.
 */
export function createPool(options: PoolOptions): pg.Pool {
  // Set by statement and not at start-up, where the address may carry options of its own.
  const settings = [...settingsOfAll, ...options.settings].map((setting) => `set ${setting}`).join('; ');
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections,
    min: 1,
    application_name: 'contacts-bff',
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- pg-pool waits for it; its types do not say so
    onConnect: (client) => client.query(settings),
    types: columnParsers(),
    ...(options.statementMs !== undefined && {
      // The server gives up first: a write that it has cancelled is known not to be stored.
      statement_timeout: Math.round(options.statementMs * 0.9),
      query_timeout: options.statementMs,
    }),
  });
  pool.on('error', options.onLost);
  // A connection that breaks while it is in use emits `error` as well as failing its query; without a
  // listener that would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** bigint and count(*) as numbers, times as RFC 3339 in UTC; for this pool only. */
function columnParsers(): pg.CustomTypesConfig {
  const { builtins } = pg.types;
  const parseTime = pg.types.getTypeParser(builtins.TIMESTAMPTZ) as (text: string) => Date;
  const parsers = new pg.TypeOverrides();
  parsers.setTypeParser(builtins.INT8, Number);
  parsers.setTypeParser(builtins.TIMESTAMPTZ, (text: string) => parseTime(text).toISOString());
  return parsers;
}
