import { describe, expect, it } from '@jest/globals';
import { StorageUnavailable } from '../../src/database/storage-unavailable.js';
import type { OperationIntent } from '../../src/operations/operation-store.js';
import type { Postponement } from '../../src/settlement/settlement-store.js';
import type { Storage } from '../../src/storage/open-storage.js';
import { engines, type StorageUnderTest } from './engines.js';
import { openBeforeEach } from './open-before-tests.js';
import { claimOf, organisation, sampleEvidence, sampleIntent, sampleOutcome } from './samples.js';

const quietMs = 600_000;

describe.each(engines)('settlement on %s', (name, create) => {
  let database: StorageUnderTest;
  let storage: Storage;
  openBeforeEach(create, (opened) => ({ database, storage } = opened));

  /** Lets time pass for everything that is stored, or for one operation. */
  const age = (seconds: number, operationId?: string) => {
    const shift = (column: string) =>
      name === 'SQLite'
        ? `${column} = strftime('%Y-%m-%dT%H:%M:%fZ', ${column}, '${-seconds} seconds')`
        : `${column} = ${column} - interval '${seconds} seconds'`;
    const columns = ['created_at', 'attempted_at', 'lease_until', 'doubted_at', 'look_at', 'absent_at'];
    const which = operationId === undefined ? '' : ` where operation_id = '${operationId}'`;
    return database.query(`update operation set ${columns.map(shift).join(', ')}${which}`);
  };
  const begin = async (changes: Partial<OperationIntent> = {}) => {
    const intent = { ...sampleIntent(claimOf(String(Math.random()))), ...changes };
    await storage.operations.begin(intent);
    return intent;
  };
  const doubt = async (changes: Partial<OperationIntent> = {}) => {
    const intent = await begin(changes);
    await storage.operations.finish(sampleOutcome(intent, 'in_doubt'));
    return intent;
  };
  const due = () => storage.settlements.findDueOrganisations();
  const read = async () => storage.settlements.readUnsettled(organisation, quietMs);
  const postpone = (operations: readonly OperationIntent[], changes: Partial<Postponement> = {}) =>
    storage.settlements.postpone({
      operationIds: operations.map(({ operation_id }) => operation_id),
      attempt: 1,
      waitingFor: 'rival_operation',
      lookAgain: { inMs: 1_000_000 },
      absent: false,
      ...changes,
    });
  const resume = (intent: OperationIntent, sealed_token: string) =>
    storage.operations.resume({
      ...intent,
      attempt: 2,
      attempted_at: intent.created_at,
      evidence: { ...sampleEvidence, sealed_token },
      event: { ...intent.event, id: intent.event.id.replace(/.$/, (last) => (last === '0' ? '1' : '0')) },
    });

  describe('finds operations', () => {
    it('that are in doubt for two seconds, or that nobody may send any more for two', async () => {
      await doubt();
      await begin({ lease_ms: 10_000 });
      for (const seconds of [0, 1, 1, 9, 1, 1]) {
        await age(seconds);
        // In one statement, so that it does not matter how long this machine takes.
        const found = await read();
        const elapsed = found.map(({ quietForMs }) => quietMs - quietForMs);
        expect(found.map((one) => one.due)).toEqual(elapsed.map((milliseconds) => milliseconds >= 2_000));
      }
      expect((await read()).map((one) => one.due)).toEqual([true, true]);
      expect(await due()).toEqual([organisation]);
    });

    it('of every organisation once, and none that is over', async () => {
      for (let count = 0; count < 3; count++) await doubt();
      await doubt({ organisation_id: 7 });
      for (const state of ['created', 'rejected', 'not_sent', 'ambiguous'] as const) {
        const intent = await begin({ organisation_id: 8 });
        await storage.operations.finish(sampleOutcome(intent, state));
      }
      await age(3_600);
      expect((await due()).toSorted((a, b) => a - b)).toEqual([7, organisation]);
    });

    it('of 20 organisations at once', async () => {
      await Promise.all(Array.from({ length: 25 }, (_, id) => doubt({ organisation_id: id + 1 })));
      await age(2);
      expect(new Set(await due()).size).toBe(20);
    });
  });

  describe('reads what is unsettled', () => {
    it('with what decides on it, the oldest first', async () => {
      const evidence = { ...sampleEvidence, contact_fingerprint: 'k1:grace', type_id: 7, baseline: 42 };
      const abandoned = await begin({ lease_ms: 1_000, evidence });
      const doubtful = await begin();
      await storage.operations.finish(sampleOutcome(doubtful, 'in_doubt', { acknowledged: true }));
      const ambiguous = await begin();
      await storage.operations.finish(sampleOutcome(ambiguous, 'ambiguous'));
      await age(20, abandoned.operation_id);
      await age(10, doubtful.operation_id);
      const live = await begin({ created_at: new Date(Date.now() + 1_000).toISOString() });
      await begin({ organisation_id: 7 });
      await storage.operations.finish(sampleOutcome(await begin(), 'created'));

      const of = (intent: OperationIntent, changes: object) => ({
        operation_id: intent.operation_id,
        attempt: 1,
        state: 'attempted',
        contact_fingerprint: 'k1:ada',
        type_id: 6,
        baseline: null,
        acknowledged: false,
        live: false,
        due: false,
        quietForMs: expect.any(Number),
        absent: false,
        ...changes,
      });
      expect(await read()).toEqual([
        of(abandoned, { contact_fingerprint: 'k1:grace', type_id: 7, baseline: 42, due: true }),
        of(doubtful, { state: 'in_doubt', acknowledged: true, due: true }),
        of(ambiguous, { state: 'ambiguous' }),
        of(live, { live: true }),
      ]);
    });

    it('and how long its quiet period lasts still: from the doubt, or from the end of the lease', async () => {
      await doubt();
      await begin({ lease_ms: 100_000 });
      await age(300);
      const [doubtful, abandoned] = await read();
      // Between the two reads of the clock lies what this machine takes.
      expect(doubtful!.quietForMs).toBeLessThanOrEqual(300_000);
      expect(doubtful!.quietForMs).toBeGreaterThan(200_000);
      expect(abandoned!.quietForMs).toBeLessThanOrEqual(400_000);
      expect(abandoned!.quietForMs).toBeGreaterThan(300_000);
      await age(600);
      for (const { quietForMs } of await read()) expect(quietForMs).toBeLessThanOrEqual(0);
    });
  });

  describe('keeps tokens', () => {
    const tokens = async () =>
      (await storage.settlements.readTokens(organisation)).map((token) => token.sealed_token);
    const withToken = (sealed_token: string) => ({ evidence: { ...sampleEvidence, sealed_token } });

    it('of what is due, five at a time, the newest first', async () => {
      for (let count = 1; count <= 6; count++) {
        const created_at = new Date(Date.now() + count).toISOString();
        await doubt({ ...withToken(`token ${count}`), created_at });
      }
      await doubt({ ...withToken('theirs'), organisation_id: 7 });
      await age(-1_000);
      expect(await tokens()).toEqual([]);
      await age(1_002);
      await begin(withToken('live'));
      await age(-1_000, (await doubt(withToken('young'))).operation_id);
      expect(await tokens()).toEqual([6, 5, 4, 3, 2].map((count) => `token ${count}`));
    });

    it('until the outcome is known', async () => {
      const intent = await doubt();
      await age(2);
      expect(await tokens()).toEqual([sampleEvidence.sealed_token]);
      await storage.operations.finish(sampleOutcome(intent, 'ambiguous'));
      expect(await database.query('select sealed_token from operation')).toEqual([{ sealed_token: null }]);
    });

    it('until one is of no use any more, and never takes the one of a later attempt for it', async () => {
      const intent = await doubt(withToken('first'));
      await age(2);
      const [useless] = await storage.settlements.readTokens(organisation);
      await storage.operations.finish(sampleOutcome(intent, 'not_sent'));
      expect(await resume(intent, 'second')).toBe(true);
      await storage.settlements.deleteToken(useless!);
      const stored = () => database.query('select sealed_token from operation');
      expect(await stored()).toEqual([{ sealed_token: 'second' }]);
      await storage.settlements.deleteToken({ ...useless!, sealed_token: 'second' });
      expect(await stored()).toEqual([{ sealed_token: null }]);
    });
  });

  describe('postpones operations', () => {
    it('all at once, until it is time, and says what they wait for', async () => {
      const operations = [await doubt(), await doubt(), await begin({ lease_ms: 1_000 })];
      await age(10);
      await postpone(operations);
      expect(await due()).toEqual([]);
      for (const { operation_id } of operations)
        expect(await storage.operations.find(operation_id)).toMatchObject({ waiting_for: 'rival_operation' });
      await age(900);
      expect(await due()).toEqual([]);
      await age(100);
      expect(await due()).toEqual([organisation]);
      expect((await read()).map((operation) => operation.due)).toEqual([true, true, true]);
      await postpone([]);
    });

    it('each until the end of its own quiet period', async () => {
      const older = await doubt();
      await age(200);
      const abandoned = await begin({ lease_ms: 1_000 });
      await age(300);
      await postpone([older, abandoned], { lookAgain: { afterQuietMs: quietMs } });
      const dueNow = async () => (await read()).filter((one) => one.due).map((one) => one.operation_id);
      expect(await dueNow()).toEqual([]);
      await age(100);
      expect(await dueNow()).toEqual([older.operation_id]);
      await age(201);
      expect(await dueNow()).toEqual([older.operation_id, abandoned.operation_id]);
    });

    it('and remembers that a list lacked them, until one could not be had', async () => {
      const operation = await doubt();
      const absent = async () => (await read()).map((one) => one.absent);
      await postpone([operation], { absent: true });
      expect(await absent()).toEqual([true]);
      await postpone([operation]);
      expect(await absent()).toEqual([false]);
    });

    it('but not what is settled, under way or attempted again meanwhile', async () => {
      const settled = await doubt();
      await storage.operations.finish(sampleOutcome(settled, 'created'));
      const live = await begin();
      const again = await doubt();
      await storage.operations.finish(sampleOutcome(again, 'not_sent'));
      await resume(again, 'second');
      await storage.operations.finish(sampleOutcome(again, 'in_doubt', { attempt: 2 }));
      await postpone([settled, live, again], { absent: true });
      const rows = await database.query('select waiting_for, look_at, absent_at from operation');
      expect(rows).toEqual(Array(3).fill({ waiting_for: null, look_at: null, absent_at: null }));
    });

    it('and forgets all of it when one is attempted again', async () => {
      const operation = await doubt();
      await postpone([operation], { absent: true });
      await storage.operations.finish(sampleOutcome(operation, 'not_sent'));
      await resume(operation, 'second');
      const rows = await database.query('select waiting_for, look_at, absent_at from operation');
      expect(rows).toEqual([{ waiting_for: null, look_at: null, absent_at: null }]);
    });
  });

  it('hastens what waits for a token, of one organisation', async () => {
    const waiting = await doubt();
    const rival = await doubt();
    const theirs = await doubt({ organisation_id: 7 });
    await age(10);
    await postpone([waiting, theirs], { waitingFor: 'token' });
    await postpone([rival]);
    expect((await storage.settlements.findWaitingForToken()).toSorted((a, b) => a - b)).toEqual([
      7,
      organisation,
    ]);
    await storage.settlements.hasten(organisation);
    expect(await due()).toEqual([organisation]);
    expect((await read()).filter((one) => one.due).map((one) => one.operation_id)).toEqual([
      waiting.operation_id,
    ]);
    await storage.operations.finish(sampleOutcome(waiting, 'created'));
    expect(await storage.settlements.findWaitingForToken()).toEqual([7]);
  });

  it('says that the database cannot be asked', async () => {
    for (const table of ['operation', 'settlement_lease'])
      await database.query(`alter table ${table} rename to ${table}_away`);
    const { settlements } = storage;
    const operation_id = sampleIntent().operation_id;
    for (const ask of [
      () => settlements.findDueOrganisations(),
      () => settlements.lease(organisation, 1),
      () => settlements.release(organisation, '2026-11-26T00:00:00.000Z'),
      () => settlements.readUnsettled(organisation, quietMs),
      () => settlements.readTokens(organisation),
      () => settlements.deleteToken({ operation_id, sealed_token: 'x' }),
      () => postpone([sampleIntent()]),
      () => settlements.hasten(organisation),
      () => settlements.findWaitingForToken(),
    ])
      await expect(ask()).rejects.toThrow(StorageUnavailable);
  });
});
