import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';

/**
 * Gives Kysely a pool that closes a connection when a query on it has failed in any way but by an error of
 * the server: Kysely's own driver would hand a connection that hangs to the next caller.
 */
export function toKyselyPool(pool: pg.Pool): PostgresPool {
  return { connect: async () => watch(await pool.connect()), end: () => pool.end() };
}

function watch(client: pg.PoolClient): PostgresPoolClient {
  let broken = false;
  const query = async (text: string, parameters: readonly unknown[]): Promise<unknown> => {
    try {
      return await client.query(text, [...parameters]);
    } catch (error) {
      broken ||= !(error instanceof pg.DatabaseError);
      throw error;
    }
  };
  // Cursors, the other overload, are not in use.
  return { query: query as PostgresPoolClient['query'], release: () => client.release(broken) };
}
