import { readFileSync } from 'node:fs';
import { Client } from 'pg';

/** Runs one query on a connection of its own. */
export async function queryOnce(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Creates an empty database on a server.
 * @param serverUrl address of any database of that server, with the right to create others
 * @param name a plain SQL identifier
 * @returns the new database's address
 */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  await queryOnce(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * Finds the process id of a local PostgreSQL server, whose descendants are all its other processes.
 * @throws Error when the server's data folder is not on this machine or not readable
 */
export async function findServerPid(serverUrl: string): Promise<number> {
  const rows = await queryOnce(serverUrl, `SELECT setting FROM pg_settings WHERE name = 'data_directory'`);
  // The first line of postmaster.pid is the server's process id.
  return Number.parseInt(readFileSync(`${String(rows[0]?.['setting'])}/postmaster.pid`, 'utf8'), 10);
}
