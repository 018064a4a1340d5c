import { Migrator } from 'kysely';
import type { Kysely } from 'kysely';
import type { Engine, Schema } from '../schema.js';
import { migrationsFor } from './migrations.js';

/**
 * Applies the missing migrations. Several replicas may do so at once: PostgreSQL's advisory lock lets one
 * work while the others wait; SQLite has one process only.
 * @throws Error when one fails; nothing of this run is applied then
 */
export async function migrate(kysely: Kysely<Schema>, engine: Engine): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrationsFor(engine)) };
  const { error } = await new Migrator({ db: kysely, provider }).migrateToLatest();
  if (error !== undefined) throw error as Error;
}
