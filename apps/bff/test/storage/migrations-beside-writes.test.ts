import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Migrator } from 'kysely';
import pg from 'pg';
import { migrationsFor } from '../../src/database/migrations/migrations.js';
import { createKysely } from '../../src/database/postgresql/create-kysely.js';
import { StorageUnavailable } from '../../src/database/storage-unavailable.js';
import { openStorage, type Storage } from '../../src/storage/open-storage.js';
import { createPostgresqlStorage, type StorageUnderTest } from './engines.js';

const first = '0001-create-operations-and-audit-trail';
const id = '01890000-0000-7000-8000-000000000001';

const writeOperation = `insert into operation (operation_id, organisation_id, caller_key, created_at, state)
  values ('${id}', 1, 'user/1', now(), 'attempted')`;
const writeEvent = `insert into audit_event
    (event_id, time, chain, action, outcome, caller_kind, caller_accepted, fields, count)
  values ('${id}', now(), 1, 'contact.create', 'attempted', 'token', '1', '[]', 1)`;

describe('migrations beside an older version that writes', () => {
  let database: StorageUnderTest;
  let storage: Storage;
  let older: pg.Client;
  beforeEach(async () => {
    database = await createPostgresqlStorage();
    const { url } = database.configuration as { url: string };
    const kysely = createKysely(new pg.Pool({ connectionString: url }));
    const getMigrations = () => Promise.resolve({ [first]: migrationsFor('postgresql')[first] });
    await new Migrator({ db: kysely, provider: { getMigrations } }).migrateToLatest();
    await kysely.destroy();
    storage = await openStorage(database.configuration);
    older = new pg.Client({ connectionString: url });
    await older.connect();
    // It looks for a deadlock before the migration does, and so would be the one that fails.
    await older.query("set deadlock_timeout = '800ms'");
  });
  afterEach(async () => {
    await older.end();
    await storage.close();
    await database.dispose();
  });

  async function untilMigrationWaits(): Promise<void> {
    const waiting =
      "select from pg_stat_activity where datname = current_database() and wait_event = 'relation'";
    while ((await database.query(waiting)).length === 0) await sleep(10);
  }

  // Creations lock their tables in the one order, refusals theirs in the other.
  it.each([
    ['operation first', [writeOperation, writeEvent]],
    ['operation last', [writeEvent, writeOperation]],
  ])('never make a write fail that has begun before them, %s', async (_order, [begin, end]) => {
    await older.query('begin');
    await older.query(begin!);
    const migrated = storage.prepare().then(
      () => 'prepared',
      (error: unknown) => error,
    );
    await untilMigrationWaits();
    await older.query(end!);
    await older.query('commit');
    expect(['prepared', expect.any(StorageUnavailable)]).toContainEqual(await migrated);
    await storage.prepare();
    expect(await database.query('select state, attempt from operation')).toEqual([
      { state: 'attempted', attempt: 1 },
    ]);
  });

  it('give way to whoever keeps a table, so that writes behind them do not wait for long', async () => {
    await older.query('begin');
    await older.query('select from audit_event');
    const migrated = storage.prepare();
    await untilMigrationWaits();
    const written = database.query(writeEvent);
    await expect(migrated).rejects.toThrow(/lock timeout/);
    await written;
    await older.query('commit');
    await storage.prepare();
    expect(await database.query('select transaction_id from audit_event')).toHaveLength(1);
  });
});
