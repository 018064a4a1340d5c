import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StorageUnavailable } from '../../src/database/storage-unavailable.js';
import { engines, type StorageUnderTest } from './engines.js';
import { sampleEvent, sampleIntent } from './samples.js';

describe.each(engines)('queues on %s', (_name, create) => {
  let database: StorageUnderTest;
  beforeEach(async () => (database = await create()));
  afterEach(() => database.dispose());

  it('are stored to the end by close, which lets nothing in afterwards', async () => {
    const storage = await database.open({ deadlineMs: 20_000, maxBatch: 10, maxQueue: 1_000 });
    const begun = Promise.all(Array.from({ length: 100 }, () => storage.operations.begin(sampleIntent())));
    const appended = Promise.all(Array.from({ length: 100 }, () => storage.audit.append(sampleEvent())));
    await storage.close();
    expect(await begun).toHaveLength(100);
    expect(await appended).toHaveLength(100);
    await expect(storage.operations.begin(sampleIntent())).rejects.toThrow(StorageUnavailable);
    await expect(storage.audit.append(sampleEvent())).rejects.toThrow(StorageUnavailable);
    expect(await database.query('select event_id from audit_event')).toHaveLength(200);
  });

  it('refuse at once what is too much, and store the rest', async () => {
    const storage = await database.open({ deadlineMs: 20_000, maxBatch: 10, maxQueue: 25 });
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, () => storage.operations.begin(sampleIntent())),
    );
    const stored = results.filter((result) => result.status === 'fulfilled');
    expect(stored).toHaveLength(25);
    expect(await database.query('select operation_id from operation')).toHaveLength(stored.length);
  });
});
