import { describe, expect, it } from '@jest/globals';
import { makeUuid } from '../../src/make-uuid.js';
import { StorageUnavailable } from '../../src/database/storage-unavailable.js';
import type { Storage } from '../../src/storage/open-storage.js';
import { engines, type StorageUnderTest } from './engines.js';
import { openBeforeEach } from './open-before-tests.js';
import { claimOf, sampleEvent, sampleIntent, sampleOutcome, sampleQuery } from './samples.js';

/** What reading adds before an event has a place in its chain. */
const unsealed = {
  chain: null,
  seq: null,
  personal_salt: null,
  personal_commitment: null,
  previous_hash: null,
  hash: null,
};

describe.each(engines)('begin and finish on %s', (_name, create) => {
  let database: StorageUnderTest;
  let storage: Storage;
  openBeforeEach(create, (opened) => ({ database, storage } = opened));

  const outcomesOf = async (operationId: string) => {
    const { events } = await storage.audit.read(sampleQuery({ operation_id: operationId }));
    return events.map((event) => event.outcome).reverse();
  };

  it('stores the operation and both events as they were given', async () => {
    const intent = sampleIntent(claimOf('key'));
    expect(await storage.operations.begin(intent)).toEqual({ begun: true });
    expect(await storage.operations.find(intent.operation_id)).toEqual({
      operation_id: intent.operation_id,
      organisation_id: intent.organisation_id,
      caller_key: intent.caller_key,
      state: 'attempted',
      contact_id: null,
      created_at: intent.created_at,
      settled_by: null,
      waiting_for: null,
      attempt: 1,
      lease_lapsed: false,
      answer_expired: false,
      fingerprint: intent.fingerprint,
      sealed_answer: null,
    });

    const outcome = sampleOutcome(intent, 'created');
    expect(await storage.operations.finish(outcome)).toBe(true);
    expect(await storage.operations.find(intent.operation_id)).toMatchObject({
      state: 'created',
      contact_id: '4711',
    });
    const { events } = await storage.audit.read(sampleQuery());
    const withoutChain = [outcome.event, intent.event].map(({ chain: _chain, ...event }) => event);
    expect(events).toEqual(withoutChain.map((event) => ({ ...event, ...unsealed })));
  });

  it('is durable and visible to others when it is acknowledged', async () => {
    const intent = sampleIntent();
    await storage.operations.begin(intent);
    expect(await database.query('select state from operation')).toEqual([{ state: 'attempted' }]);
    expect(await database.query('select outcome from audit_event')).toEqual([{ outcome: 'attempted' }]);
  });

  it('stores neither operation nor event when the event is refused', async () => {
    const first = sampleIntent();
    await storage.operations.begin(first);
    const second = sampleIntent(claimOf('second'), { id: first.event.id });
    await expect(storage.operations.begin(second)).rejects.toThrow(StorageUnavailable);
    expect(await storage.operations.find(second.operation_id)).toBeUndefined();
    expect(await outcomesOf(second.operation_id)).toEqual([]);
    expect(await database.query('select personal_id from audit_personal')).toHaveLength(1);
  });

  it('changes neither state nor trail when the outcome event is refused', async () => {
    const intent = sampleIntent();
    await storage.operations.begin(intent);
    const outcome = sampleOutcome(intent, 'created');
    const refused = { ...outcome, event: { ...outcome.event, id: intent.event.id } };
    await expect(storage.operations.finish(refused)).rejects.toThrow(StorageUnavailable);
    expect((await storage.operations.find(intent.operation_id))?.state).toBe('attempted');
    expect(await outcomesOf(intent.operation_id)).toEqual(['attempted']);
    expect(await storage.operations.finish(outcome)).toBe(true);
  });

  it('refuses an outcome for an operation that does not exist, without an event', async () => {
    expect(await storage.operations.finish(sampleOutcome(sampleIntent(), 'created'))).toBe(false);
    expect((await storage.audit.read(sampleQuery())).events).toEqual([]);
  });

  it('takes outcomes of one operation in the order in which they came, also in one batch', async () => {
    const intent = sampleIntent();
    await storage.operations.begin(intent);
    const states = ['in_doubt', 'created', 'not_sent'] as const;
    const won = await Promise.all(
      states.map((state) => storage.operations.finish(sampleOutcome(intent, state))),
    );
    expect(won).toEqual([true, true, false]);
    expect(await outcomesOf(intent.operation_id)).toEqual(['attempted', 'in_doubt', 'created']);
  });

  it('keeps apart what many callers write at once', async () => {
    const intents = Array.from({ length: 300 }, () => sampleIntent());
    await Promise.all(intents.map((intent) => storage.operations.begin(intent)));
    const states = ['created', 'rejected', 'not_sent', 'in_doubt', 'ambiguous'] as const;
    const stateOf = (index: number) => states[index % states.length]!;
    await Promise.all(
      intents.map((intent, index) => storage.operations.finish(sampleOutcome(intent, stateOf(index)))),
    );
    const rows = await database.query(
      `select o.state, e.outcome from audit_event e join operation o using (operation_id)
       where e.outcome <> 'attempted'`,
    );
    expect(rows).toHaveLength(intents.length);
    expect(rows.every(({ state, outcome }) => state === outcome)).toBe(true);
  });

  it('keeps numbers above the 32-bit range', async () => {
    const event = sampleEvent({ type_id: Number.MAX_SAFE_INTEGER, chain: 2 ** 40, organisation_id: 2 ** 40 });
    await storage.audit.append(event);
    const { events } = await storage.audit.read(sampleQuery({ organisation_id: 2 ** 40 }));
    expect(events).toMatchObject([{ type_id: Number.MAX_SAFE_INTEGER, organisation_id: 2 ** 40 }]);
  });

  it('finds an operation by its id in any case, and nothing by what is no UUID', async () => {
    const intent = sampleIntent();
    await storage.operations.begin(intent);
    expect(await storage.operations.find(intent.operation_id.toUpperCase())).toBeDefined();
    expect(await storage.operations.find(makeUuid())).toBeUndefined();
    for (const text of ['', 'nonsense', "' or 1=1 --", '\0', intent.operation_id + '0']) {
      expect(await storage.operations.find(text)).toBeUndefined();
    }
  });

  it('stores person-related members once for both events, and apart for another actor', async () => {
    const intent = sampleIntent();
    await storage.operations.begin(intent);
    await storage.operations.finish(sampleOutcome(intent, 'in_doubt'));
    expect(await database.query('select user_name from audit_personal')).toEqual([
      { user_name: 'ada@example.com' },
    ]);

    const personal = { source_address: null, user_agent: null, origin: null, user_name: 'grace@example.com' };
    const settled = sampleOutcome(intent, 'created');
    await storage.operations.finish({ ...settled, event: { ...settled.event, personal } });
    const { events } = await storage.audit.read(sampleQuery());
    expect(events.map((event) => event.personal?.user_name)).toEqual([
      'grace@example.com',
      'ada@example.com',
      'ada@example.com',
    ]);
  });

  it('reads an event whose person-related members are erased, and stores none when there are none', async () => {
    const nobody = { source_address: null, user_agent: null, origin: null, user_name: null };
    await storage.audit.append(sampleEvent({ personal: nobody }));
    expect(await database.query('select * from audit_personal')).toEqual([]);
    await storage.audit.append(sampleEvent());
    // Only the owner's command may do this, which lifts the trigger likewise.
    if (database.configuration.engine === 'sqlite')
      await database.query('drop trigger audit_personal_no_delete');
    await database.query('delete from audit_personal');
    const { events } = await storage.audit.read(sampleQuery());
    expect(events.map((event) => event.personal)).toEqual([null, null]);
  });
});
