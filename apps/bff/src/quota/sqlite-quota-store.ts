import type { SqliteDatabase } from '../database/sqlite/open-sqlite.js';
import type { StorageObserver } from '../database/storage-observer.js';
import { drawPermits, type BucketState, type Draw } from './draw-permits.js';
import type { QuotaStore } from './quota-store.js';
import { reportFailures } from './report-failures.js';

interface Row {
  readonly tokens: number;
  readonly refilled_at: string;
  readonly paused_until: string | null;
}

const selectBucket = 'select tokens, refilled_at, paused_until from upstream_quota where bucket = ?';
const updateBucket = 'update upstream_quota set tokens = ?, refilled_at = ? where bucket = ?';
const pauseBucket = `
  update upstream_quota set paused_until = max(coalesce(paused_until, ''), ?) where bucket = ?`;

/** Keeps the buckets in SQLite, by this process's clock: it is the only one, and a restart finds what it has left. */
export function sqliteQuotaStore(database: SqliteDatabase, observer: StorageObserver): QuotaStore {
  const report = <T>(what: string, work: Promise<T>) =>
    reportFailures(what, database.failures, observer, work);
  let prepared: ReturnType<typeof prepareAll> | undefined;
  const statements = () => (prepared ??= prepareAll(database));
  return {
    lease(draws, wanted) {
      const lease = () => {
        const { select, update } = statements();
        const held = draws.map((draw): [Draw, BucketState] => [
          draw,
          stateOf(select.get(draw.bucket) as Row),
        ]);
        const { grant, states } = drawPermits(held, wanted, Date.now());
        states.forEach(({ tokens, refilledAt }, index) => {
          update.run([tokens, toTime(refilledAt), draws[index]?.bucket]);
        });
        return grant;
      };
      return report('no permits leased', database.write(lease));
    },
    async pause(bucket, seconds) {
      const until = toTime(Date.now() + seconds * 1000);
      await report(
        'pause not stored',
        database.write(() => statements().pause.run([until, bucket])),
      );
    },
  };
}

function prepareAll(database: SqliteDatabase) {
  return {
    select: database.prepare(selectBucket),
    update: database.prepare(updateBucket),
    pause: database.prepare(pauseBucket),
  };
}

function stateOf({ tokens, refilled_at, paused_until }: Row): BucketState {
  return {
    tokens,
    refilledAt: Date.parse(refilled_at),
    pausedUntil: paused_until === null ? null : Date.parse(paused_until),
  };
}

function toTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
