import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CircuitBreaker, type BreakerState, type Pass, type Verdict } from './circuit-breaker.js';

function startBreaker() {
  const clock = { now: 0 };
  const changes: BreakerState[] = [];
  const breaker = new CircuitBreaker(
    (state) => changes.push(state),
    () => clock.now,
  );
  const call = (verdict: Verdict) => {
    const pass = breaker.enter();
    if (pass !== undefined) breaker.settle(pass, verdict);
    return pass;
  };
  const calls = (times: number, verdict: Verdict) => Array.from({ length: times }, () => call(verdict));
  return { breaker, clock, changes, call, calls };
}

describe('CircuitBreaker', () => {
  it('opens on the tenth failure in a row, for five seconds', () => {
    const { breaker, clock, calls, call, changes } = startBreaker();
    calls(10, 'failed');
    expect(changes).toEqual(['open']);
    expect(breaker.waitMs).toBe(5_000);
    clock.now = 4_999.5;
    expect([call('healthy'), breaker.waitMs]).toEqual([undefined, 0.5]);
  });

  it('counts from the start after anything healthy, and passes over what ended here', () => {
    const { calls, changes } = startBreaker();
    calls(9, 'failed');
    calls(1, 'healthy');
    calls(9, 'failed');
    calls(5, 'silent');
    expect(changes).toEqual([]);
    calls(1, 'failed');
    expect(changes).toEqual(['open']);
  });

  it('lets one call through after the pause, and the others when that one has succeeded', () => {
    const { breaker, clock, calls, changes } = startBreaker();
    calls(10, 'failed');
    clock.now = 5_000;
    expect([breaker.enter(), breaker.enter(), breaker.enter()]).toEqual(['probe', undefined, undefined]);
    clock.now = 60_000;
    expect([breaker.enter(), breaker.waitMs]).toEqual([undefined, 0]);
    breaker.settle('probe', 'healthy');
    expect(calls(9, 'failed')).toEqual(Array(9).fill('regular'));
    expect(changes).toEqual(['open', 'half_open', 'closed']);
  });

  it('pauses as long again when that call has failed, and not at all when it ended here', () => {
    const { clock, calls, call } = startBreaker();
    calls(10, 'failed');
    clock.now = 5_000;
    expect([call('failed'), call('healthy')]).toEqual(['probe', undefined]);
    clock.now = 10_000;
    expect([call('silent'), call('healthy'), call('healthy')]).toEqual(['probe', 'probe', 'regular']);
  });

  it('decides as the rule does, whatever ends when', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const { breaker, clock } = startBreaker();
        const rule = new Rule();
        const underWay: Pass[] = [];
        for (const { wait, end, verdict } of steps) {
          clock.now += wait;
          const pass = breaker.enter();
          expect(pass).toBe(rule.enter(clock.now));
          if (pass !== undefined) underWay.push(pass);
          if (!end) continue;
          // The oldest or the newest, so that calls also overtake each other.
          const ended = verdict === 'silent' ? underWay.shift() : underWay.pop();
          if (ended === undefined) continue;
          breaker.settle(ended, verdict);
          rule.settle(ended, verdict, clock.now);
        }
      }),
      { numRuns: 500 },
    );
  });
});

const step = fc.record({
  wait: fc.constantFrom(0, 0, 0, 1, 2_500, 5_000),
  end: fc.constantFrom(true, true, true, false),
  // Mostly failures, or ten in a row would hardly ever come about.
  verdict: fc.constantFrom<Verdict>(...Array<Verdict>(12).fill('failed'), 'healthy', 'silent'),
});

/** The rule without any count: looks back over everything that has ended. */
class Rule {
  /** What regular calls said while calls passed, since they last began to. */
  #said: Verdict[] = [];
  #pausedUntil = 0;
  #probing = false;

  enter(now: number): Pass | undefined {
    if (!this.#isDown()) return 'regular';
    if (this.#probing || now < this.#pausedUntil) return undefined;
    this.#probing = true;
    return 'probe';
  }

  settle(pass: Pass, verdict: Verdict, now: number): void {
    if (pass === 'probe') {
      this.#probing = false;
      if (verdict === 'failed') this.#pausedUntil = now + 5_000;
      if (verdict === 'healthy') this.#said = [];
    } else if (!this.#isDown() && verdict !== 'silent') {
      this.#said.push(verdict);
      if (this.#isDown()) this.#pausedUntil = now + 5_000;
    }
  }

  #isDown(): boolean {
    return this.#said.length >= 10 && this.#said.slice(-10).every((verdict) => verdict === 'failed');
  }
}
