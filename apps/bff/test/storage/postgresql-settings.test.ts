import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openStorage } from '../../src/storage/open-storage.js';
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

it('a database that is not in UTF-8 is refused, since hashes are over UTF-8', async () => {
  if (database.configuration.engine !== 'postgresql') throw new Error('not PostgreSQL');
  const name = 'contacts_latin1';
  const options = "encoding 'LATIN1' locale 'C' template template0";
  await database.query(`create database ${name} ${options}`);
  const url = database.configuration.url.replace(/[^/]+$/, name);
  const storage = await openStorage({ engine: 'postgresql', url, migrationUrl: url });
  try {
    await expect(storage.prepare()).rejects.toThrow(/encoding LATIN1; create one with: .*'UTF8'/);
  } finally {
    await storage.close();
    await database.query(`drop database ${name} with (force)`);
  }
});
