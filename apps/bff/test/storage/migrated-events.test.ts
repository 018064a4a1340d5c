import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Migrator, type Kysely } from 'kysely';
import Libsql from 'libsql';
import pg from 'pg';
import { migrationsFor } from '../../src/database/migrations/migrations.js';
import { createKysely as createPostgresqlKysely } from '../../src/database/postgresql/create-kysely.js';
import type { Schema } from '../../src/database/schema.js';
import { createKysely as createSqliteKysely } from '../../src/database/sqlite/create-kysely.js';
import { engines, type StorageUnderTest } from './engines.js';
import { organisation, sampleEvent } from './samples.js';
import { faultsOf, readChain, sealAll } from './sealed-chain.js';

const first = '0001-create-operations-and-audit-trail';
const idOf = (index: number) => `01890000-0000-7000-8000-00000000000${String(index)}`;

function connect({ configuration }: StorageUnderTest): Kysely<Schema> {
  return configuration.engine === 'postgresql'
    ? createPostgresqlKysely(new pg.Pool({ connectionString: configuration.url }))
    : createSqliteKysely(new Libsql(join(configuration.directory, 'contacts.db')));
}

describe.each(engines)('events from before sealing on %s', (_name, create) => {
  let database: StorageUnderTest;
  beforeEach(async () => {
    database = await create();
    const kysely = connect(database);
    const { engine } = database.configuration;
    const getMigrations = () => Promise.resolve({ [first]: migrationsFor(engine)[first] });
    const { error } = await new Migrator({ db: kysely, provider: { getMigrations } }).migrateToLatest();
    await kysely.destroy();
    expect(error).toBeUndefined();
  });
  afterEach(() => database.dispose());

  it('are sealed first, each with personal members under a salt of its own', async () => {
    for (const index of [1, 2, 3]) {
      const id = idOf(index);
      await database.query(`insert into audit_personal (personal_id, user_name) values ('${id}', 'ada')`);
      await database.query(
        `insert into audit_event (event_id, time, chain, action, outcome, caller_kind, caller_accepted, fields, count, personal_id)
         values ('${id}', '2026-11-23T10:00:00.000Z', ${String(organisation)}, 'request.refuse', 'refused', 'token', '1', '[]', 1, '${id}')`,
      );
    }
    const storage = await database.open();
    await storage.audit.append(sampleEvent());
    expect(await sealAll(storage)).toBe(4);
    const chain = await readChain(storage, organisation);
    expect(chain.slice(0, 3).map(({ id }) => id)).toEqual([1, 2, 3].map(idOf));
    expect(faultsOf(chain)).toEqual([]);
    expect(new Set(chain.map(({ personal_commitment }) => personal_commitment)).size).toBe(4);
    for (const { personal_salt } of chain) expect(personal_salt).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});
