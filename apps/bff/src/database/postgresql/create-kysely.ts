import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Schema } from '../schema.js';
import { toKyselyPool } from './kysely-pool.js';

/** Builds queries for the connections of a pool; a module of its own, so that it can be loaded late. */
export function createKysely(pool: pg.Pool): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: toKyselyPool(pool) }) });
}
