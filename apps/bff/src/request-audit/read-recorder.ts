import { createHash } from 'node:crypto';
import type { NewAuditEvent } from '../audit/audit-event.js';
import type { AuditAppender } from '../audit/audit-trail.js';
import { waitBriefly, type LossObserver } from './fail-open.js';

/** Alike reads within this time become one more event, in milliseconds. */
const windowMs = 300_000;
const sweepEveryMs = 10_000;
/** Windows that are kept at once; a read on top of them is recorded by itself. */
const mostWindows = 5_000;

interface Window {
  readonly endsAt: number;
  /** Makes the event that stands for the repeats. */
  readonly describe: () => NewAuditEvent;
  repeats: number;
}

/**
 * Records that the trail was read: the first read of a caller with a filter at once, its repeats within five minutes
 * as one event with their count when these are over.
 */
export class ReadRecorder {
  readonly #windows = new Map<string, Window>();
  readonly #timer: NodeJS.Timeout;

  /** @param now monotonic clock in milliseconds */
  constructor(
    private readonly trail: AuditAppender,
    private readonly observer: LossObserver,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#timer = setInterval(() => void this.sweep(), sweepEveryMs).unref();
  }

  /**
   * Records a read that has been carried out. Fails open: resolves when it is recorded or counted, or after 100 ms.
   * @param parts what makes two reads alike; only a hash of it is kept
   */
  async recordRead(parts: readonly unknown[], describe: () => NewAuditEvent): Promise<void> {
    const key = keyOf(parts);
    if (this.#count(key)) return;
    this.#open(key, describe);
    await waitBriefly(this.#append(describe()));
  }

  /**
   * Records an export that is about to begin. Fails closed.
   * @param parts as for {@link recordRead}
   * @throws StorageUnavailable when it cannot be recorded; it must not begin then
   */
  async recordExport(parts: readonly unknown[], describe: () => NewAuditEvent): Promise<void> {
    const key = keyOf(parts);
    if (this.#count(key)) return;
    await this.trail.append(describe());
    this.#open(key, describe);
  }

  /** Records the repeats of every window that is over. */
  async sweep(): Promise<void> {
    const now = this.now();
    await this.#close(([, { endsAt }]) => endsAt <= now);
  }

  /** Records all repeats so far; part of an orderly shutdown. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#close(() => true);
  }

  #count(key: string): boolean {
    const window = this.#windows.get(key);
    if (window === undefined || window.endsAt <= this.now()) return false;
    window.repeats += 1;
    return true;
  }

  #open(key: string, describe: () => NewAuditEvent): void {
    const former = this.#windows.get(key);
    if (former !== undefined) void this.#appendRepeats(former);
    else if (this.#windows.size >= mostWindows) return;
    this.#windows.set(key, { endsAt: this.now() + windowMs, describe, repeats: 0 });
  }

  async #close(isOver: (entry: [string, Window]) => boolean): Promise<void> {
    const over = [...this.#windows].filter(isOver);
    for (const [key] of over) this.#windows.delete(key);
    await Promise.all(over.map(([, window]) => this.#appendRepeats(window)));
  }

  async #appendRepeats({ repeats, describe }: Window): Promise<void> {
    if (repeats > 0) await this.#append({ ...describe(), count: repeats });
  }

  async #append(event: NewAuditEvent): Promise<void> {
    try {
      await this.trail.append(event);
    } catch {
      this.observer.onLost(event.count);
    }
  }
}

function keyOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}
