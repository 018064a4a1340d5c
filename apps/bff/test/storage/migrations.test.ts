import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditOutcomes } from '../../src/audit/audit-event.js';
import { migrationNames } from '../../src/database/migrations/migration-names.js';
import { StorageUnavailable } from '../../src/database/storage-unavailable.js';
import { operationStates } from '../../src/operations/operation.js';
import { openStorage } from '../../src/storage/open-storage.js';
import { engines, type StorageUnderTest } from './engines.js';
import { sampleEvent, sampleIntent, sampleOutcome, sampleQuery } from './samples.js';

describe.each(engines)('migrations on %s', (_name, create) => {
  let database: StorageUnderTest;
  beforeEach(async () => (database = await create()));
  afterEach(() => database.dispose());

  const applied = () => database.query('select name from kysely_migration order by name');

  it('are applied once, also when the storage is prepared again and opened again', async () => {
    const storage = await database.open();
    await storage.prepare();
    await storage.close();
    await database.open();
    expect(await applied()).toEqual(migrationNames.map((name) => ({ name })));
  });

  it('are applied once when three callers prepare at the same time', async () => {
    const storage = await database.open();
    await Promise.all([storage.prepare(), storage.prepare(), storage.prepare()]);
    expect(await applied()).toHaveLength(migrationNames.length);
  });

  it('that fail leave nothing behind and are applied when the obstacle is gone', async () => {
    const { configuration } = database;
    const storage = await openStorage(configuration);
    try {
      await database.query('create table audit_event (obstacle text)');
      await expect(storage.prepare()).rejects.toThrow(StorageUnavailable);
      await expect(database.query('select * from operation')).rejects.toThrow('operation');
      await database.query('drop table audit_event');
      await storage.prepare();
      expect(await applied()).toHaveLength(migrationNames.length);
    } finally {
      await storage.close();
    }
  });

  it('that a newer version has applied do not keep this version from starting', async () => {
    const storage = await database.open();
    await database.query(
      "insert into kysely_migration (name, timestamp) values ('9999-newer', '2099-01-01')",
    );
    await storage.prepare();
    await storage.audit.append(sampleEvent());
    expect((await storage.audit.read(sampleQuery())).events).toHaveLength(1);
  });

  it('let in every state and outcome that the code knows', async () => {
    const storage = await database.open();
    for (const outcome of auditOutcomes) await storage.audit.append(sampleEvent({ outcome }));
    for (const state of operationStates) {
      const intent = sampleIntent();
      await storage.operations.begin(intent);
      if (state !== 'attempted') await storage.operations.finish(sampleOutcome(intent, state));
      expect((await storage.operations.find(intent.operation_id))?.state).toBe(state);
    }
  });

  it('keep an unknown state out', async () => {
    const storage = await database.open();
    await storage.operations.begin(sampleIntent());
    await expect(database.query("update operation set state = 'failed'")).rejects.toThrow(
      'operation_state_known',
    );
  });
});
