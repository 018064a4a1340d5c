import type { Grant } from './draw-permits.js';
import { PermitStock } from './permit-stock.js';
import { RecentUse } from './recent-use.js';
import { Waiters } from './waiters.js';

/** After the database could not be asked: for how long it is not asked again, in milliseconds. */
const askAgainMs = 250;
/** What is said then of when there will be permits again, in seconds. */
const outageRetrySeconds = 5;

/** How one kind of permit is leased and waited for. */
export interface QueueSettings {
  /** Longest wait for a permit, in milliseconds. */
  readonly waitMs: number;
  /** For how long a leased permit may be used, in milliseconds. */
  readonly leaseMs: number;
  /** Most permits that are leased before anybody asks for them; 0 leases on demand only. */
  readonly mostAhead: number;
  /** How long it takes until the buckets have one more permit, in milliseconds. */
  readonly spacingMs: number;
}

/** Hears of one kind of permit, for metrics. */
export interface QueueObserver {
  /** A lease has told how many permits are left to all replicas. */
  leased(left: number): void;
  /** A request had to wait, or would have had to wait too long. */
  waited(outcome: 'granted' | 'refused'): void;
}

/**
 * Hands out permits of one kind: from stock at once, else in the order of asking. The stock is leased in chunks, ahead of
 * need once requests come steadily; how many follows the use of this process, so replicas share by what they need.
 */
export class PermitQueue {
  readonly #stock = new PermitStock();
  readonly #use = new RecentUse();
  readonly #waiters = new Waiters();
  #isLeasing = false;
  #isDown = false;
  /** Monotonic milliseconds before which no lease can bring anything. */
  #emptyUntil = 0;
  /** Counts the pauses: what was leased before one must not be used after it. */
  #pauses = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param lease asks the database for up to so many permits */
  constructor(
    private readonly lease: (wanted: number) => Promise<Grant>,
    private readonly settings: QueueSettings,
    private readonly observer: QueueObserver,
  ) {}

  /** Takes a permit from stock. */
  take(): boolean {
    const now = performance.now();
    if (!this.#waiters.isEmpty || !this.#stock.take(now)) return false;
    this.#use.note(now);
    const ahead = this.#ahead(now);
    if (ahead > 0 && this.#stock.left * 2 <= ahead && this.#emptyUntil <= now) this.#lease(ahead);
    return true;
  }

  /** @returns undefined with a permit, else the seconds until there can be one: after the wait, or at once if it is vain */
  wait(limitMs: number): Promise<number | undefined> {
    const now = performance.now();
    const deadline = now + Math.min(limitMs, this.settings.waitMs);
    const place = this.#waiters.count;
    if (this.#isVain(place, deadline, now)) {
      this.observer.waited('refused');
      return Promise.resolve(this.#secondsUntil(place, now));
    }
    return new Promise((resolve) => {
      this.#waiters.add(deadline, resolve, () => {
        this.observer.waited('refused');
        resolve(this.#secondsUntil(this.#waiters.count, performance.now()));
      });
      this.#askForWaiters(now);
    });
  }

  /** Drops the stock and hands out nothing for some time. */
  pause(milliseconds: number): void {
    this.#pauses++;
    this.#stock.drop();
    this.#isDown = false;
    this.#emptyUntil = Math.max(this.#emptyUntil, performance.now() + milliseconds);
    this.#serve();
  }

  #lease(wanted: number): void {
    if (this.#isLeasing) return;
    this.#isLeasing = true;
    const { leaseMs } = this.settings;
    const pauses = this.#pauses;
    // The lease cannot begin before it was asked for, whatever the way to the database and back takes.
    const expiresAt = performance.now() + leaseMs;
    this.lease(wanted)
      .then(
        (grant) => this.#receive(grant, pauses === this.#pauses ? expiresAt : 0),
        // Storage reports its own failures.
        () => this.#noteOutage(),
      )
      .finally(() => {
        this.#isLeasing = false;
        this.#serve();
      });
  }

  #receive({ permits, waitMs, paused, left }: Grant, expiresAt: number): void {
    this.#isDown = false;
    if (paused) this.#stock.drop();
    this.#stock.add(permits, expiresAt);
    this.#emptyUntil = Math.max(this.#emptyUntil, performance.now() + waitMs);
    this.observer.leased(left);
  }

  #noteOutage(): void {
    this.#isDown = true;
    this.#emptyUntil = Math.max(this.#emptyUntil, performance.now() + askAgainMs);
  }

  #serve(): void {
    const now = performance.now();
    while (!this.#waiters.isEmpty && this.#stock.take(now)) {
      this.#use.note(now);
      this.observer.waited('granted');
      this.#waiters.grantFirst();
    }
    this.#waiters.giveUpWhere((place, deadline) => this.#isVain(place, deadline, now));
    this.#askForWaiters(now);
  }

  #askForWaiters(now: number): void {
    clearTimeout(this.#timer);
    if (this.#waiters.isEmpty) return;
    if (this.#emptyUntil <= now) this.#lease(this.#waiters.count + this.#ahead(now));
    else
      this.#timer = setTimeout(
        () => this.#askForWaiters(performance.now()),
        Math.ceil(this.#emptyUntil - now),
      );
  }

  /** Half a second's worth, so that a chunk is used up long before it expires. */
  #ahead(now: number): number {
    return Math.min(this.settings.mostAhead, Math.ceil(this.#use.lastSecond(now) / 2));
  }

  /** Whether the buckets are known to be empty for so long that waiting in this place is useless. */
  #isVain(place: number, deadline: number, now: number): boolean {
    return !this.#isDown && this.#emptyUntil > now && this.#expectedAt(place) > deadline;
  }

  #expectedAt(place: number): number {
    return this.#emptyUntil + place * this.settings.spacingMs;
  }

  #secondsUntil(place: number, now: number): number {
    if (this.#isDown) return outageRetrySeconds;
    return Math.min(3600, Math.max(1, Math.ceil((this.#expectedAt(place) - now) / 1000)));
  }
}
