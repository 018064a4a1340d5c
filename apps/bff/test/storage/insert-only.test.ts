import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { ErasePersons } from '../../src/administration/erase-persons/erase-persons.use-case.js';
import { openOwnerStorage } from '../../src/storage/open-owner-storage.js';
import { openStorage } from '../../src/storage/open-storage.js';
import {
  createPostgresqlStorage,
  createSqliteStorage,
  queryPostgresql,
  type StorageUnderTest,
} from './engines.js';
import { claimOf, sampleEvent, sampleIntent, sampleOutcome, sampleQuery } from './samples.js';
import { sealAll } from './sealed-chain.js';

const changes = [
  "update audit_event set action = 'forged'",
  'delete from audit_event',
  "update audit_seal set hash = 'forged'",
  'delete from audit_seal',
  "update audit_checkpoint set note = 'forged'",
  'delete from audit_checkpoint',
  "update audit_personal set user_name = 'forged'",
  'delete from audit_personal',
  "update audit_tombstone set note = 'forged'",
  'delete from audit_tombstone',
];

describe('the trail in SQLite', () => {
  let database: StorageUnderTest;
  beforeEach(async () => (database = await createSqliteStorage()));
  afterEach(() => database.dispose());

  it.each(changes)('refuses: %s', async (change) => {
    const storage = await database.open();
    await storage.audit.append(sampleEvent());
    await sealAll(storage);
    await database.query("insert into audit_checkpoint values ('service', 1, '', '')");
    await database.query("insert into audit_tombstone values ('service', 1, '', '')");
    await expect(database.query(change)).rejects.toThrow(/audit_\w+ is insert-only/);
    expect((await storage.audit.read(sampleQuery())).events).toHaveLength(1);
  });
});

describe("the trail in PostgreSQL, under the service's own role", () => {
  const role = `service_${randomBytes(6).toString('hex')}`;
  let database: StorageUnderTest;
  let ownerUrl: string;
  let serviceUrl: string;

  beforeEach(async () => {
    database = await createPostgresqlStorage();
    if (database.configuration.engine !== 'postgresql') throw new Error('not PostgreSQL');
    ownerUrl = database.configuration.url;
    const url = new URL(ownerUrl);
    url.username = role;
    url.password = 'service';
    serviceUrl = url.href;
    await database.query(`create role ${role} login password 'service'`);
    await database.query(`grant usage on schema public to ${role}`);
  });
  afterEach(async () => {
    await database.query(`drop owned by ${role}`);
    await database.query(`drop role ${role}`);
    await database.dispose();
  });

  const openAsService = async () => {
    const storage = await openStorage({ engine: 'postgresql', url: serviceUrl, migrationUrl: ownerUrl });
    await storage.prepare();
    return storage;
  };

  it('gets what it needs from the owner, and no more', async () => {
    const storage = await openAsService();
    try {
      const intent = sampleIntent(claimOf('key'));
      expect(await storage.operations.begin(intent)).toEqual({ begun: true });
      expect((await storage.operations.begin(sampleIntent(claimOf('key')))).begun).toBe(false);
      expect(await storage.operations.finish(sampleOutcome(intent, 'created'))).toBe(true);
      const requests = { bucket: 'requests', burst: 1, refillPerSecond: 1, reserve: 0 } as const;
      expect(await storage.quota.lease([requests], 1)).toMatchObject({ permits: 1 });
      await storage.audit.append(sampleEvent());
      expect((await storage.audit.read(sampleQuery())).events).toHaveLength(3);
      expect(await sealAll(storage)).toBe(3);
    } finally {
      await storage.close();
    }
    const granted = await database.query(
      `select table_name || ' ' || lower(privilege_type) as privilege
       from information_schema.role_table_grants where grantee = '${role}' order by 1`,
    );
    expect(granted.map(({ privilege }) => privilege)).toEqual([
      'audit_checkpoint insert',
      'audit_checkpoint select',
      'audit_event insert',
      'audit_event select',
      'audit_personal insert',
      'audit_personal select',
      'audit_seal select',
      'audit_tombstone select',
      'contact_reading insert',
      'contact_reading select',
      'known_contact insert',
      'known_contact select',
      'kysely_migration select',
      'operation insert',
      'operation select',
      'operation update',
      'session delete',
      'session insert',
      'session select',
      'session update',
      'settlement_lease delete',
      'settlement_lease insert',
      'settlement_lease select',
      'settlement_lease update',
      'upstream_quota select',
      'upstream_quota update',
    ]);
  });

  it('seals through a function that nobody else may call', async () => {
    await (await openAsService()).close();
    const call = 'select * from seal_audit_events(1, 1)';
    expect(await queryPostgresql(serviceUrl, call)).toMatchObject([{ sealed: 0 }]);
    const stranger = `stranger_${role}`;
    await database.query(`create role ${stranger}; grant usage on schema public to ${stranger}`);
    try {
      await expect(database.query(`set role ${stranger}; ${call}`)).rejects.toThrow(
        'permission denied for function seal_audit_events',
      );
    } finally {
      await database.query(`drop owned by ${stranger}; drop role ${stranger}`);
    }
  });

  it('seals what it means and not what the caller puts in its way', async () => {
    const storage = await openAsService();
    await storage.audit.append(sampleEvent());
    await storage.close();
    const client = new pg.Client({ connectionString: serviceUrl });
    await client.connect();
    try {
      await client.query('create temporary table audit_event as select * from public.audit_event limit 0');
      await client.query('set search_path = pg_temp, public');
      await expect(client.query('select from audit_event')).resolves.toMatchObject({ rowCount: 0 });
      // Transactions of other tests on the same server may delay it.
      while (!(await isSealed(client)));
    } finally {
      await client.end();
    }
  });

  it('must not remove anything, and hears which role may', async () => {
    const storage = await openAsService();
    await storage.audit.append(sampleEvent());
    await sealAll(storage);
    await storage.close();
    const opened = await openOwnerStorage({
      engine: 'postgresql',
      url: serviceUrl,
      migrationUrl: serviceUrl,
    });
    try {
      const persons = [{ by: 'caller', kind: 'user', id: '77' }] as const;
      const erasure = new ErasePersons(opened.owner, opened.sealing).execute(
        persons,
        undefined,
        () => undefined,
      );
      await expect(erasure).rejects.toThrow('set DATABASE_MIGRATION_URL to the address');
    } finally {
      await opened.close();
    }
  });

  it('needs the owner no more once the schema is up to date', async () => {
    await (await openAsService()).close();
    const migrationUrl = 'postgres://nobody@127.0.0.1:1/nothing';
    const storage = await openStorage({ engine: 'postgresql', url: serviceUrl, migrationUrl });
    await storage.prepare();
    await storage.close();
  });

  const truncations = ['event', 'personal', 'seal', 'checkpoint', 'tombstone'].map(
    (table) => `truncate audit_${table}`,
  );
  it.each([...changes, ...truncations, "insert into audit_tombstone values ('service', 1, '', now())"])(
    'refuses: %s',
    async (change) => {
      const storage = await openAsService();
      await storage.audit.append(sampleEvent());
      await storage.close();
      await expect(queryPostgresql(serviceUrl, change)).rejects.toThrow('permission denied');
    },
  );
});

async function isSealed(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ sealed: number }>('select sealed from seal_audit_events(1, 1)');
  return rows[0]?.sealed === 1;
}
