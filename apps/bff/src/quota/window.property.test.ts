import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { limitOfShare } from './bucket-limit.js';
import { drawPermits, type BucketState, type Draw } from './draw-permits.js';
import { PermitStock } from './permit-stock.js';

const windowMs = 300_000;
const leaseMs = 2_000;
const sendWithinMs = 10_000;

/** A permit is sent at once, as late as its call's deadline allows, or in between. */
const anyDelay = fc.oneof(fc.constantFrom(0, sendWithinMs), fc.integer({ min: 0, max: sendWithinMs }));
const anyReplica = fc.nat(2);
const anyAmount = fc.integer({ min: 1, max: 400 });

/**
 * What can happen: time passes; a replica leases, and its answer is on the way for some time; it uses what it has; it
 * wants more than it gets for minutes on end; or it crashes and starts again without its stock.
 */
const anyStep = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 60_000 }) }),
  fc.record({
    kind: fc.constant('lease' as const),
    replica: anyReplica,
    wanted: anyAmount,
    answerAfterMs: fc.integer({ min: 0, max: 3_000 }),
  }),
  fc.record({
    kind: fc.constant('use' as const),
    replica: anyReplica,
    permits: anyAmount,
    delayMs: anyDelay,
  }),
  fc.record({
    kind: fc.constant('exhaust' as const),
    replica: anyReplica,
    seconds: fc.integer({ min: 1, max: 330 }),
    delayMs: anyDelay,
  }),
  fc.record({ kind: fc.constant('crash' as const), replica: anyReplica }),
);
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** Three replicas on one bucket, on a clock of the test's own. */
class Fleet {
  /** When each request left, in milliseconds. */
  readonly sends: number[] = [];
  #now = 0;
  #bucket: BucketState = { tokens: 1e9, refilledAt: 0, pausedUntil: null };
  readonly #replicas = [newReplica(), newReplica(), newReplica()];
  readonly #draw: Draw;

  constructor(share: number) {
    const limit = limitOfShare(share, (leaseMs + sendWithinMs) / 1000);
    this.#draw = { bucket: 'requests', ...limit, reserve: 0 };
  }

  play(step: Step): void {
    switch (step.kind) {
      case 'pass':
        this.#now += step.ms;
        break;
      case 'lease':
        this.#lease(step.replica, step.wanted, step.answerAfterMs);
        break;
      case 'use':
        this.#use(step.replica, step.permits, step.delayMs);
        break;
      case 'exhaust':
        for (let second = 0; second < step.seconds; second++, this.#now += 1_000) {
          this.#lease(step.replica, 1_000, 0);
          this.#use(step.replica, 1_000, step.delayMs);
        }
        break;
      case 'crash':
        this.#replicas[step.replica] = newReplica();
    }
  }

  #lease(replica: number, wanted: number, answerAfterMs: number): void {
    const { grant, states } = drawPermits([[this.#draw, this.#bucket]], wanted, this.#now);
    this.#bucket = states[0]!;
    const answer = { at: this.#now + answerAfterMs, permits: grant.permits, expiresAt: this.#now + leaseMs };
    this.#replicas[replica]!.answers.push(answer);
  }

  #use(index: number, permits: number, delayMs: number): void {
    const replica = this.#replicas[index]!;
    const hasCome = ({ at }: { at: number }) => at <= this.#now;
    for (const answer of replica.answers.filter(hasCome)) replica.stock.add(answer.permits, answer.expiresAt);
    replica.answers = replica.answers.filter((answer) => !hasCome(answer));
    for (let used = 0; used < permits && replica.stock.take(this.#now); used++) {
      this.sends.push(this.#now + delayMs);
    }
  }
}

function newReplica() {
  return { stock: new PermitStock(), answers: [] as { at: number; permits: number; expiresAt: number }[] };
}

/** The most that any window of 5 minutes has seen; each window begins with a send. */
function fullestWindow(sends: readonly number[]): number {
  const sorted = sends.toSorted((one, other) => one - other);
  let first = 0;
  let most = 0;
  sorted.forEach((at, index) => {
    while (at - (sorted[first] ?? 0) > windowMs) first++;
    most = Math.max(most, index - first + 1);
  });
  return most;
}

it('no 5 minutes see more than the share, whatever replicas do and when they crash', () => {
  const anySteps = fc.array(anyStep, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), anySteps, (share, steps) => {
      const fleet = new Fleet(share);
      for (const step of steps) fleet.play(step);
      expect(fullestWindow(fleet.sends)).toBeLessThanOrEqual(share);
    }),
    { numRuns: 300 },
  );
});

it('whoever waited for the last moment and never rests afterwards gets the share, and no more', () => {
  const fleet = new Fleet(1_800);
  fleet.play({ kind: 'lease', replica: 0, wanted: 360, answerAfterMs: 0 });
  fleet.play({ kind: 'pass', ms: leaseMs - 1 });
  fleet.play({ kind: 'use', replica: 0, permits: 360, delayMs: sendWithinMs });
  fleet.play({ kind: 'exhaust', replica: 1, seconds: 10, delayMs: sendWithinMs });
  fleet.play({ kind: 'exhaust', replica: 1, seconds: 301, delayMs: 0 });
  expect(fullestWindow(fleet.sends)).toBeLessThanOrEqual(1_800);
  expect(fullestWindow(fleet.sends)).toBeGreaterThan(1_790);
});
