import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { migrationNames } from '../../src/database/migrations/migration-names.js';
import { openStorage, type Storage } from '../../src/storage/open-storage.js';
import { createPostgresqlStorage, type StorageUnderTest } from './engines.js';
import { claimOf, sampleIntent, sampleOutcome } from './samples.js';

describe('several replicas on one PostgreSQL', () => {
  let database: StorageUnderTest;
  let replicas: Storage[];
  beforeEach(async () => {
    database = await createPostgresqlStorage();
    replicas = await Promise.all([1, 2, 3].map(() => openStorage(database.configuration)));
    await Promise.all(replicas.map((replica) => replica.prepare()));
  });
  afterEach(async () => {
    await Promise.all(replicas.map((replica) => replica.close()));
    await database.dispose();
  });

  it('apply each migration once when they start at the same time', async () => {
    expect(await database.query('select name from kysely_migration')).toHaveLength(migrationNames.length);
  });

  it('give one claim to one operation, and name it to all others', async () => {
    for (let round = 0; round < 20; round++) {
      const intents = replicas.map(() => sampleIntent(claimOf(`round ${String(round)}`)));
      const results = await Promise.all(
        intents.map((intent, index) => replicas[index]!.operations.begin(intent)),
      );
      const winners = intents.filter((_, index) => results[index]!.begun);
      expect(winners).toHaveLength(1);
      for (const result of results) {
        if (!result.begun) expect(result.holder.operation_id).toBe(winners[0]!.operation_id);
      }
    }
    expect(await database.query('select operation_id from operation')).toHaveLength(20);
    expect(await database.query('select event_id from audit_event')).toHaveLength(20);
  });

  it('take many claims in opposite orders without a deadlock', async () => {
    for (let round = 0; round < 10; round++) {
      const claims = Array.from({ length: 60 }, (_, index) => claimOf(`${String(round)}/${String(index)}`));
      const orders = [claims, claims.toReversed(), claims.toSorted()];
      const results = await Promise.all(
        orders.flatMap((order, index) =>
          order.map((claim) => replicas[index]!.operations.begin(sampleIntent(claim))),
        ),
      );
      expect(results.filter((result) => result.begun)).toHaveLength(claims.length);
    }
    // A connection that ends has reported its deadlocks.
    await Promise.all(replicas.map((replica) => replica.close()));
    const statistics = 'select deadlocks from pg_stat_database where datname = current_database()';
    expect(await database.query(statistics)).toEqual([{ deadlocks: '0' }]);
  });

  it('let the first outcome win', async () => {
    const intent = sampleIntent();
    await replicas[0]!.operations.begin(intent);
    const states = ['created', 'not_sent', 'ambiguous'] as const;
    const won = await Promise.all(
      states.map((state, index) => replicas[index]!.operations.finish(sampleOutcome(intent, state))),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    const operation = await replicas[0]!.operations.find(intent.operation_id);
    expect(operation?.state).toBe(states[won.indexOf(true)]);
    expect(await database.query('select outcome from audit_event order by position')).toEqual([
      { outcome: 'attempted' },
      { outcome: operation?.state },
    ]);
  });
});
