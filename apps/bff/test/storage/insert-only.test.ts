import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { openStorage } from '../../src/storage/open-storage.js';
import {
  createPostgresqlStorage,
  createSqliteStorage,
  queryPostgresql,
  type StorageUnderTest,
} from './engines.js';
import { claimOf, sampleEvent, sampleIntent, sampleOutcome, sampleQuery } from './samples.js';

const changes = ["update audit_event set action = 'forged'", 'delete from audit_event'];

describe('the trail in SQLite', () => {
  let database: StorageUnderTest;
  beforeEach(async () => (database = await createSqliteStorage()));
  afterEach(() => database.dispose());

  it.each(changes)('refuses: %s', async (change) => {
    const storage = await database.open();
    await storage.audit.append(sampleEvent());
    await expect(database.query(change)).rejects.toThrow('audit_event is insert-only');
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
  });
  afterEach(async () => {
    await database.query(`drop owned by ${role}`);
    await database.query(`drop role ${role}`);
    await database.dispose();
  });

  const openAsService = async () => {
    const storage = await openStorage({ engine: 'postgresql', url: serviceUrl, migrationUrl: ownerUrl });
    await storage.prepare();
    await database.query(`grant usage on schema public to ${role}`);
    await database.query(`grant insert, select on audit_event, audit_personal to ${role}`);
    await database.query(`grant insert, select, update on operation to ${role}`);
    return storage;
  };

  it('needs INSERT and SELECT only, and UPDATE on operations', async () => {
    const storage = await openAsService();
    try {
      const intent = sampleIntent(claimOf('key'));
      expect(await storage.operations.begin(intent)).toEqual({ begun: true });
      expect((await storage.operations.begin(sampleIntent(claimOf('key')))).begun).toBe(false);
      expect(await storage.operations.finish(sampleOutcome(intent, 'created'))).toBe(true);
      await storage.audit.append(sampleEvent());
      expect((await storage.audit.read(sampleQuery())).events).toHaveLength(3);
      await storage.prepare();
    } finally {
      await storage.close();
    }
  });

  it.each(changes)('refuses: %s', async (change) => {
    const storage = await openAsService();
    await storage.audit.append(sampleEvent());
    await storage.close();
    await expect(queryPostgresql(serviceUrl, change)).rejects.toThrow('permission denied');
  });
});
