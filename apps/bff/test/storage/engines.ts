import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@contacts/test-servers';
import Libsql from 'libsql';
import pg from 'pg';
import type { StorageConfiguration } from '../../src/config/configuration.js';
import type { StorageLimits } from '../../src/database/storage-limits.js';
import { openStorage, type Storage } from '../../src/storage/open-storage.js';

/** A row as an independent connection reads it. */
export type Row = Record<string, unknown>;

/** An empty database, storages on it, and a connection of the test's own that knows nothing of them. */
export interface StorageUnderTest {
  readonly configuration: StorageConfiguration;
  /** Opens and prepares a storage; it is closed with the test. */
  open(limits?: StorageLimits): Promise<Storage>;
  /** Runs one statement on a fresh connection. */
  query(statement: string): Promise<Row[]>;
  /** Everything that is stored, as text; of SQLite every byte of its files. */
  dump(): Promise<string>;
  dispose(): Promise<void>;
}

/** Queues as in the service, with a deadline that a test can wait for. */
export const limitsWithDeadline = (deadlineMs: number): StorageLimits => ({
  deadlineMs,
  maxBatch: 256,
  maxQueue: 4_096,
});

/** For `describe.each`: both engines, one contract. */
export const engines: readonly (readonly [string, () => Promise<StorageUnderTest>])[] = [
  ['PostgreSQL', createPostgresqlStorage],
  ['SQLite', createSqliteStorage],
];

/** One PostgreSQL database serves all tests of a file: creating one takes longer than most of them. */
let shared: Promise<TestDatabase> | undefined;
afterAll(async () => (await shared)?.drop());

/** Empties the file's PostgreSQL database, or creates it. */
export async function createPostgresqlStorage(): Promise<StorageUnderTest> {
  const { url } = await (shared ??= createTestDatabase());
  await queryPostgresql(url, 'drop schema public cascade; create schema public');
  return underTest(
    { engine: 'postgresql', url, migrationUrl: url },
    (statement) => queryPostgresql(url, statement),
    () => dumpPostgresql(url),
    () => Promise.resolve(),
  );
}

/** Creates an empty folder for SQLite. */
export async function createSqliteStorage(): Promise<StorageUnderTest> {
  const directory = await mkdtemp(join(tmpdir(), 'contacts-storage-'));
  return underTest(
    { engine: 'sqlite', directory },
    (statement) => new Promise((resolve) => resolve(querySqlite(directory, statement))),
    () => readFiles(directory),
    () => rm(directory, { recursive: true, force: true }),
  );
}

/** Runs one statement on a connection of its own. */
export async function queryPostgresql(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function dumpPostgresql(url: string): Promise<string> {
  const tables = await queryPostgresql(
    url,
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const rows = await Promise.all(
    tables.map(({ name }) => queryPostgresql(url, `select t::text as row from ${String(name)} as t`)),
  );
  return JSON.stringify(rows);
}

async function readFiles(directory: string): Promise<string> {
  const files = await readdir(directory);
  const contents = await Promise.all(files.map((file) => readFile(join(directory, file), 'latin1')));
  return contents.join('\n');
}

function querySqlite(directory: string, statement: string): Row[] {
  const connection = new Libsql(join(directory, 'contacts.db'));
  try {
    const prepared = connection.prepare(statement);
    if (prepared.reader) return prepared.all([]) as Row[];
    prepared.run([]);
    return [];
  } finally {
    connection.close();
  }
}

function underTest(
  configuration: StorageConfiguration,
  query: (statement: string) => Promise<Row[]>,
  dump: () => Promise<string>,
  remove: () => Promise<void>,
): StorageUnderTest {
  const opened: Storage[] = [];
  return {
    configuration,
    async open(limits) {
      const storage = await openStorage(configuration, undefined, limits);
      opened.push(storage);
      await storage.prepare();
      return storage;
    },
    query,
    dump,
    async dispose() {
      await Promise.all(opened.map((storage) => storage.close()));
      await remove();
    },
  };
}
