import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AuditEvent } from './audit-page.js';
import { NewEvents } from './new-events.js';

/** A trail whose events get their places in order and appear some time later, in any order. */
class Trail {
  now = 0;
  private readonly events: { id: string; appearsAt: number }[] = [];
  private removed = 0;

  add(delayMs: number): void {
    this.events.push({ id: `event-${String(this.events.length)}`, appearsAt: this.now + delayMs });
  }

  /** Retention takes away the oldest events. */
  remove(count: number): void {
    this.removed = Math.min(this.events.length, this.removed + count);
  }

  get visible(): string[] {
    return this.events
      .filter(({ appearsAt }, place) => appearsAt <= this.now && place >= this.removed)
      .map(({ id }) => id);
  }

  readonly read = (cursor: string | null, limit: number) => {
    const end = cursor === null ? this.events.length : Number(cursor);
    const places = this.events.flatMap(({ appearsAt }, place) =>
      appearsAt <= this.now && place >= this.removed && place < end ? [place] : [],
    );
    const page = places.slice(-limit).toReversed();
    return Promise.resolve({
      events: page.map((place): AuditEvent => ({ id: this.events[place]?.id })),
      nextCursor: places.length > limit ? String(page.at(-1)) : null,
    });
  };
}

const idsOf = (events: readonly AuditEvent[]) => events.map(({ id }) => String(id));

describe('NewEvents', () => {
  it('gives the newest page first and then only what is new, oldest first', async () => {
    const trail = new Trail();
    for (let count = 0; count < 600; count++) trail.add(0);
    const newEvents = new NewEvents(trail.read, () => trail.now);
    expect(idsOf(await newEvents.first())).toEqual(trail.visible.slice(-500));
    expect(await newEvents.next()).toEqual([]);
    for (let count = 0; count < 1200; count++) trail.add(0);
    trail.now += 3_600_000;
    expect(idsOf(await newEvents.next())).toEqual(trail.visible.slice(600));
    expect(await newEvents.next()).toEqual([]);
  });

  it('reads one small page when nothing happens', async () => {
    const trail = new Trail();
    for (let count = 0; count < 600; count++) trail.add(0);
    const limits: number[] = [];
    const newEvents = new NewEvents(
      (cursor, limit) => {
        limits.push(limit);
        return trail.read(cursor, limit);
      },
      () => trail.now,
    );
    await newEvents.first();
    trail.now += 20_000;
    await newEvents.next();
    limits.length = 0;
    trail.now += 1000;
    await newEvents.next();
    expect(limits).toEqual([50]);
  });

  it('misses nothing and repeats nothing, however late events appear and searches begin', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ add: fc.array(fc.nat(10_000), { maxLength: 120 }) }) },
      {
        weight: 6,
        arbitrary: fc.record({ wait: fc.constantFrom(0, 300, 1000, 5000, 9999, 10_001, 60_000) }),
      },
      { weight: 1, arbitrary: fc.record({ removeVisible: fc.nat(200) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(700), fc.array(step, { maxLength: 60 }), async (before, steps) => {
        const trail = new Trail();
        for (let count = 0; count < before; count++) trail.add(0);
        const newEvents = new NewEvents(trail.read, () => trail.now);
        const first = idsOf(await newEvents.first());
        const history = trail.visible.slice(0, trail.visible.length - first.length);
        const shown = new Set([...history, ...first]);
        for (const step of steps) {
          if ('add' in step) step.add.forEach((delay) => trail.add(delay));
          if ('removeVisible' in step && trail.visible.every((id) => shown.has(id))) {
            trail.remove(Math.min(step.removeVisible, trail.visible.length - 1));
          }
          if ('wait' in step) {
            trail.now += step.wait;
            const found = idsOf(await newEvents.next());
            expect(found.filter((id) => shown.has(id))).toEqual([]);
            for (const id of found) shown.add(id);
            expect(trail.visible.filter((id) => !shown.has(id))).toEqual([]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
