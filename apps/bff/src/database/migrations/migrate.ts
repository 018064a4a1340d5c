import { Migrator } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import type { Engine, Schema } from '../schema.js';
import { lockingFirst } from './lock-written-tables.js';
import { migrationsFor } from './migrations.js';

/**
 * Applies the missing migrations. Several replicas may do so at once: PostgreSQL's advisory lock lets one
 * work while the others wait; SQLite has one process only. On PostgreSQL an older version may go on writing.
 * @throws Error when one fails; nothing of this run is applied then, and it may be tried again
 */
export async function migrate(kysely: Kysely<Schema>, engine: Engine): Promise<void> {
  const migrations: Record<string, Migration> = migrationsFor(engine);
  if (engine === 'postgresql') {
    for (const [name, migration] of Object.entries(migrations)) migrations[name] = lockingFirst(migration);
  }
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({ db: kysely, provider }).migrateToLatest();
  if (error !== undefined) throw error as Error;
}
