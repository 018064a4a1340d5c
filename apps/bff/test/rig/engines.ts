import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '@contacts/test-servers';
import Libsql from 'libsql';
import pg from 'pg';

/** An empty database of one engine, and a way to look into it past the service. */
export interface TestStorage {
  /** Points the service to it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs one statement over a new connection, so that it sees what is durable only. */
  query<Row>(statement: string): Promise<readonly Row[]>;
  /** Changes the database past the service, as an administrator could. */
  execute(statement: string): Promise<void>;
  /** Everything that is stored, as text. */
  dump(): Promise<string>;
  drop(): Promise<void>;
}

/** Replicas of one test sign alike. */
export const signingKey = `rig:${randomBytes(32).toString('base64url')}`;

/** And open what another has sealed. */
export const secretKeys = `rig:${randomBytes(32).toString('base64url')}`;

/** The two engines, for `describe.each`. */
export const engines = [
  { engine: 'postgresql', open: openPostgresql },
  { engine: 'sqlite', open: openSqlite },
] as const;

/** One of {@link engines}. */
export type TestEngine = (typeof engines)[number];

export async function openPostgresql(): Promise<TestStorage> {
  const database = await createTestDatabase();
  const query = async <Row>(statement: string): Promise<readonly Row[]> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query(statement)).rows as Row[];
    } finally {
      await client.end();
    }
  };
  return {
    environment: {
      DATABASE_URL: database.url,
      BFF_AUDIT_SIGNING_KEY: signingKey,
      BFF_SECRET_KEYS: secretKeys,
    },
    query,
    execute: (statement) => query(statement).then(() => undefined),
    async dump() {
      const tables = await query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'public'`,
      );
      const rows = await Promise.all(
        tables.map(({ name }) => query<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`)),
      );
      return rows
        .flat()
        .map(({ row }) => row)
        .join('\n');
    },
    drop: () => database.drop(),
  };
}

export async function openSqlite(): Promise<TestStorage> {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-sqlite-'));
  return {
    environment: { BFF_DATA_DIR: folder },
    query<Row>(statement: string) {
      const connection = new Libsql(join(folder, 'contacts.db'), { readonly: true });
      try {
        return Promise.resolve(connection.prepare(statement).all() as Row[]);
      } finally {
        connection.close();
      }
    },
    execute(statement) {
      const connection = new Libsql(join(folder, 'contacts.db'));
      try {
        connection.exec('pragma busy_timeout = 10000');
        connection.exec(statement);
        return Promise.resolve();
      } finally {
        connection.close();
      }
    },
    async dump() {
      const files = await readdir(folder);
      const contents = await Promise.all(files.map((file) => readFile(join(folder, file))));
      return contents.map((content) => content.toString('latin1')).join('\n');
    },
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}
