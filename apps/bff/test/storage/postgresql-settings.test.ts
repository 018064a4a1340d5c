import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createPostgresqlStorage, type StorageUnderTest } from './engines.js';
import { sampleEvent, sampleIntent } from './samples.js';

let database: StorageUnderTest;
beforeEach(async () => (database = await createPostgresqlStorage()));
afterEach(() => database.dispose());

it('writes are durable when acknowledged, whatever the default of the database', async () => {
  const [row] = await database.query('select current_database() as name');
  await database.query(`alter database ${String(row!['name'])} set synchronous_commit = off`);
  const storage = await database.open();
  await database.query('create table seen (setting text)');
  await database.query(
    `create function note() returns trigger language plpgsql as
     $$ begin insert into seen select current_setting('synchronous_commit'); return null; end $$`,
  );
  await database.query(
    'create trigger note after insert on audit_event for each statement execute function note()',
  );
  await storage.operations.begin(sampleIntent());
  await storage.audit.append(sampleEvent());
  expect(await database.query('select setting from seen')).toEqual([{ setting: 'on' }, { setting: 'on' }]);
});

it('connections can be told apart in the server by their name', async () => {
  const storage = await database.open();
  await storage.audit.append(sampleEvent());
  const rows = await database.query(
    `select distinct application_name from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  expect(rows).toEqual([{ application_name: 'contacts-bff' }]);
});
