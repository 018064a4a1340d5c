import { Host } from './host.js';

interface Event {
  at: number;
  readonly order: number;
  readonly host: Host;
  readonly label: string;
  readonly run: () => void;
  isCancelled: boolean;
}

/** True time 0, as a wall clock shows it. */
const epoch = Date.UTC(2026, 0, 1);

/**
 * Time in which nothing happens by itself: events in the order of their times, each run to the end of its microtasks before
 * the next one. So who runs is known at every moment without following promises: the host of the present event, and all
 * that it starts is on that host too.
 */
export class VirtualTime {
  /** True time in milliseconds since the simulation began. */
  now = 0;
  /** The world outside of all hosts. */
  readonly outside = new Host('outside', 0);
  /** On whose host the code runs that runs now. */
  host = this.outside;
  /** All that has happened, one line an event. */
  readonly trace: string[] = [];
  /** Latest first. */
  readonly #events: Event[] = [];
  #scheduled = 0;

  /** Milliseconds of the present host's monotonic clock. */
  get monotonic(): number {
    return this.now - this.host.bootedAt;
  }

  /** Milliseconds since 1970. */
  get trueWall(): number {
    return Math.floor(epoch + this.now);
  }

  /** Milliseconds since 1970 by the present host's wall clock. */
  get wall(): number {
    return this.trueWall + this.host.wallSkewMs;
  }

  /** @returns what cancels the event */
  schedule(host: Host, inMs: number, label: string, run: () => void): () => void {
    const event: Event = {
      at: this.now + Math.max(0, inMs),
      order: this.#scheduled++,
      host,
      label,
      run,
      isCancelled: false,
    };
    this.#insert(event);
    return () => (event.isCancelled = true);
  }

  note(text: string): void {
    this.trace.push(`${this.now.toFixed(2)} ${this.host.name}: ${text}`);
  }

  /** Lets everything happen that is due within so many milliseconds. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    for (let next = this.#events.at(-1); next !== undefined && next.at <= until; next = this.#events.at(-1)) {
      this.#events.pop();
      await this.#happen(next);
    }
    this.now = until;
  }

  async #happen(event: Event): Promise<void> {
    const { host } = event;
    if (event.isCancelled || !host.isAlive) return;
    if (host.frozenUntil > event.at) {
      event.at = host.frozenUntil;
      this.#insert(event);
      return;
    }
    this.now = event.at;
    this.host = host;
    if (event.label !== '') this.note(event.label);
    event.run();
    // The queue of ticks is looked at again only when no microtask is left.
    await new Promise<void>((resolve) => process.nextTick(resolve));
    this.host = this.outside;
    host.survive();
  }

  #insert(event: Event): void {
    let place = this.#events.length;
    while (place > 0 && isBefore(this.#events[place - 1]!, event)) place--;
    this.#events.splice(place, 0, event);
  }
}

function isBefore(one: Event, other: Event): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
