import type pg from 'pg';

/**
 * Runs `work` in one transaction. A connection on which anything has failed is closed, which rolls back what it
 * has done, whatever state it is in.
 * @returns what `work` returns, once it is committed
 * @throws whatever `work` or `pg` throws
 */
export async function runTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let isBroken = true;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    isBroken = false;
    return result;
  } finally {
    client.release(isBroken);
  }
}
