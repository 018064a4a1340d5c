import { migrate } from '../migrations/migrate.js';
import { createPool } from './connection-pool.js';
import { createKysely } from './create-kysely.js';
import { grantToService } from './grant-to-service.js';

/**
 * Applies the missing migrations under the owner's role and lets the service's role use the tables. Takes as
 * long as a migration takes, or the replica that is at it.
 * @param url address with the owner's role
 * @param serviceRole role under which the service reads and writes
 * @param onLost hears of a connection that was lost while nothing was asked of it
 * @throws whatever `pg` throws
 */
export async function migrateAsOwner(
  url: string,
  serviceRole: string,
  onLost: (error: Error) => void,
): Promise<void> {
  const pool = createPool({ url, connections: 1, statementMs: undefined, settings: [], onLost });
  try {
    const owner = createKysely(pool);
    await migrate(owner, 'postgresql');
    await grantToService(owner, serviceRole);
  } finally {
    await pool.end();
  }
}
