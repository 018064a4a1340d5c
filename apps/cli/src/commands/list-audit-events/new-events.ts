import { eventIdOf } from './audit-page.js';
import type { AuditEvent, AuditPage } from './audit-page.js';

/** Reads one page, newest first, from the newest event on or behind a cursor. */
export type ReadPage = (cursor: string | null, limit: number) => Promise<AuditPage>;

/**
 * How long an event may take to appear. The BFF gives an event its place before it commits, so one may show up late,
 * behind newer ones that are already known.
 */
const lateByMs = 10_000;

const smallPage = 50;
const largePage = 500;
/** Settled ids to keep; one would do if events never came late. */
const keptIds = 1000;

/**
 * Finds the events of a growing trail that have not been seen before. Every search goes back to an event that was known
 * long enough before the last search began for everything behind it to have appeared; so none is missed and none comes
 * twice, however long a search was delayed.
 */
export class NewEvents {
  /** When each event was first seen; in that order. */
  private readonly seenAt = new Map<string, number>();
  /** The oldest event that the first page showed; what lies behind it is history. */
  private floor: string | undefined;
  private lastSearchAt = 0;

  /** @param now milliseconds on a clock that never goes back */
  constructor(
    private readonly readPage: ReadPage,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The newest events, oldest first. */
  async first(): Promise<AuditEvent[]> {
    const startedAt = this.now();
    const page = await this.readPage(null, largePage);
    const last = page.events.at(-1);
    if (page.nextCursor !== null && last !== undefined) this.floor = eventIdOf(last);
    return this.take(page.events, startedAt);
  }

  /** The events that have come since the last call, oldest first. */
  async next(): Promise<AuditEvent[]> {
    const startedAt = this.now();
    const found: AuditEvent[] = [];
    let cursor: string | null = null;
    do {
      const page: AuditPage = await this.readPage(cursor, cursor === null ? smallPage : largePage);
      for (const event of page.events) {
        const id = eventIdOf(event);
        if (!this.seenAt.has(id)) found.push(event);
        else if (this.isSettled(id) || id === this.floor) return this.take(found, startedAt);
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
    return this.take(found, startedAt);
  }

  /** Whether every event behind this one had appeared before the last search began. */
  private isSettled(id: string): boolean {
    return this.lastSearchAt - (this.seenAt.get(id) ?? Infinity) >= lateByMs;
  }

  private take(newestFirst: readonly AuditEvent[], searchedAt: number): AuditEvent[] {
    const events = newestFirst.toReversed();
    for (const event of events) this.seenAt.set(eventIdOf(event), this.now());
    this.lastSearchAt = searchedAt;
    this.forget();
    return events;
  }

  private forget(): void {
    const settled: string[] = [];
    for (const id of this.seenAt.keys()) {
      if (!this.isSettled(id)) break;
      settled.push(id);
    }
    for (const id of settled.slice(0, -keptIds)) this.seenAt.delete(id);
  }
}
