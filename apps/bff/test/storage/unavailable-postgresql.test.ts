import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { StorageUnavailable } from '../../src/database/storage-unavailable.js';
import { openStorage, type Storage } from '../../src/storage/open-storage.js';
import { createPostgresqlStorage, limitsWithDeadline, type StorageUnderTest } from './engines.js';
import { sampleEvent, sampleIntent, sampleOutcome, sampleQuery } from './samples.js';
import { startUnreliableProxy, type UnreliableProxy } from './unreliable-proxy.js';

const deadlineMs = 500;
/** An answer later than this is no answer in bounded time, however slow the machine. */
const boundMs = deadlineMs * 10;

describe('PostgreSQL that does not work for a while', () => {
  let database: StorageUnderTest;
  let proxy: UnreliableProxy;
  let storage: Storage;
  let url: string;
  let onFailure: (failure: Error) => void;

  beforeEach(async () => {
    onFailure = () => undefined;
    database = await createPostgresqlStorage();
    if (database.configuration.engine !== 'postgresql') throw new Error('not PostgreSQL');
    url = database.configuration.url;
    proxy = await startUnreliableProxy(url);
    storage = await openStorage(
      { engine: 'postgresql', url: proxy.url, migrationUrl: proxy.url },
      { committed: () => undefined, failed: (failure) => onFailure(failure) },
      limitsWithDeadline(deadlineMs),
    );
    await storage.prepare();
  });
  afterEach(async () => {
    await storage.close();
    await proxy.close();
    await database.dispose();
  });

  const everyCall = (): Record<string, Promise<unknown>> => ({
    begin: storage.operations.begin(sampleIntent()),
    finish: storage.operations.finish(sampleOutcome(sampleIntent(), 'created')),
    find: storage.operations.find(sampleIntent().operation_id),
    append: storage.audit.append(sampleEvent()),
    read: storage.audit.read(sampleQuery()),
    check: storage.check(),
  });

  const expectAllUnavailable = async () => {
    const started = performance.now();
    const calls = everyCall();
    const results = await Promise.allSettled(Object.values(calls));
    expect(performance.now() - started).toBeLessThan(boundMs);
    const reasons = results.map((result) => result.status === 'rejected' && (result.reason as unknown));
    for (const reason of reasons) expect(reason).toBeInstanceOf(StorageUnavailable);
  };

  /** Recovery takes as long as it takes; what counts is that nobody has to restart anything. */
  const expectRecovery = async () => {
    for (;;) {
      const results = await Promise.allSettled(Object.values(everyCall()));
      if (results.every((result) => result.status === 'fulfilled')) break;
    }
    const intent = sampleIntent();
    await storage.operations.begin(intent);
    expect(
      await database.query(`select 1 from operation where operation_id = '${intent.operation_id}'`),
    ).toHaveLength(1);
  };

  it('is reported in bounded time when it hangs, and used again when it is back', async () => {
    await Promise.all(Object.values(everyCall()));
    proxy.hang();
    await expectAllUnavailable();
    proxy.comeBack();
    await expectRecovery();
  });

  it('does not hand a connection that hangs to the next reader', async () => {
    await storage.audit.read(sampleQuery());
    proxy.hang();
    await expect(storage.audit.read(sampleQuery())).rejects.toThrow(StorageUnavailable);
    proxy.comeBack();
    expect(await storage.audit.read(sampleQuery())).toEqual({ events: [], next: null });
  });

  it('may cut idle connections, which is reported and harms nobody', async () => {
    await storage.check();
    await storage.audit.append(sampleEvent());
    proxy.goAway();
    const lost = await new Promise<Error>((resolve) => (onFailure = resolve));
    expect(lost.message).toContain('An idle connection was lost');
    proxy.comeBack();
    await expectRecovery();
  });

  it('is reported when it is gone, and used again when it is back', async () => {
    await Promise.all(Object.values(everyCall()));
    proxy.goAway();
    await expectAllUnavailable();
    proxy.comeBack();
    await expectRecovery();
  });

  it('may cut connections in the middle of everything', async () => {
    const calls = Object.values(everyCall());
    proxy.goAway();
    const results = await Promise.allSettled(calls);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(StorageUnavailable);
    }
    proxy.comeBack();
    await expectRecovery();
  });

  it('is reported in bounded time while somebody else locks the trail', async () => {
    const locker = new pg.Client({ connectionString: url });
    await locker.connect();
    try {
      await locker.query('begin');
      await locker.query('lock table audit_event in access exclusive mode');
      const intent = sampleIntent();
      const started = performance.now();
      await expect(storage.operations.begin(intent)).rejects.toThrow(StorageUnavailable);
      await expect(storage.audit.append(sampleEvent())).rejects.toThrow(StorageUnavailable);
      expect(performance.now() - started).toBeLessThan(boundMs);
      expect(await storage.operations.find(intent.operation_id)).toBeUndefined();
      await locker.query('rollback');
    } finally {
      await locker.end();
    }
    await expectRecovery();
  });

  it('is reported when its disk is full, and used again when there is room', async () => {
    // SQLSTATE 53100 is what the server itself says then; only the cause is staged.
    await database.query(
      `create function refuse() returns trigger language plpgsql as
       $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
    );
    await database.query(
      'create trigger full_disk before insert on audit_event for each statement execute function refuse()',
    );
    const writes = [sampleIntent(), sampleIntent()].map((intent) => storage.operations.begin(intent));
    for (const result of await Promise.allSettled([...writes, storage.audit.append(sampleEvent())])) {
      expect(result).toMatchObject({ status: 'rejected', reason: { name: 'StorageUnavailable' } });
    }
    expect(await database.query('select 1 from operation')).toEqual([]);
    await database.query('drop trigger full_disk on audit_event');
    await expectRecovery();
  });

  it('that is gone at the start can be prepared later', async () => {
    proxy.goAway();
    const late = await openStorage({ engine: 'postgresql', url: proxy.url, migrationUrl: proxy.url });
    await expect(late.prepare()).rejects.toThrow(StorageUnavailable);
    await expect(late.check()).rejects.toThrow(StorageUnavailable);
    proxy.comeBack();
    await late.prepare();
    await late.check();
    await late.close();
  });

  it('lets close end in bounded time while it hangs', async () => {
    const call = storage.operations.begin(sampleIntent()).catch((error: unknown) => error);
    proxy.hang();
    const started = performance.now();
    await storage.close();
    expect(performance.now() - started).toBeLessThan(boundMs);
    await call;
  });
});
