import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** An empty database of its own for one test file. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * Creates an empty database on the PostgreSQL server that `TEST_DATABASE_URL` names.
 * The test run's global set-up starts that server when nobody named one.
 * @returns its address and `drop`, which also ends open connections to it
 * @throws Error when `TEST_DATABASE_URL` is missing or the server cannot be reached
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env['TEST_DATABASE_URL'];
  if (serverUrl === undefined)
    throw new Error('TEST_DATABASE_URL is not set; run the tests through `pnpm test`');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => administer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
