import type { AuditAppender } from '../audit/audit-trail.js';
import type { NewAuditEvent } from '../audit/audit-event.js';
import { RefusalBudget } from './refusal-budget.js';
import { describeRefusals } from './describe-refusal.js';
import { waitBriefly, type LossObserver } from './fail-open.js';

const summaryIntervalMs = 10_000;
/** Events that may wait for the database at once; what comes on top is counted only. */
const pendingLimit = 256;

/**
 * Records refused requests, after the fact and bounded: a flood of refusals is counted and summarised instead of
 * stored one by one, and a slow database delays no answer by more than 100 ms. Fails open on purpose: nothing
 * was done for a refused request, so its answer must not depend on the trail.
 */
export class RefusalRecorder {
  readonly #overflow = new Map<string, { slug: string; status: number; count: number }>();
  readonly #budget = new RefusalBudget();
  readonly #timer: NodeJS.Timeout;
  #pending = 0;

  constructor(
    private readonly trail: AuditAppender,
    private readonly observer: LossObserver,
  ) {
    this.#timer = setInterval(() => void this.summarise(), summaryIntervalMs).unref();
  }

  /**
   * Appends the event within the bound; resolves when it is stored, when it is only counted, or after 100 ms.
   * @param source what the bound applies to, such as the caller's address
   */
  async record(source: string, describe: () => NewAuditEvent, slug: string, status: number): Promise<void> {
    if (this.#pending >= pendingLimit || !this.#budget.take(source)) {
      this.#count(slug, status, 1);
      return;
    }
    await waitBriefly(this.#append(describe()));
  }

  /** Appends one event for each kind of refusal that was only counted so far. */
  async summarise(): Promise<void> {
    const counted = [...this.#overflow.values()];
    this.#overflow.clear();
    await Promise.all(
      counted.map(({ slug, status, count }) => this.#append(describeRefusals(slug, status, count))),
    );
  }

  /** Stores the last summary; part of an orderly shutdown. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.summarise();
  }

  async #append(event: NewAuditEvent): Promise<void> {
    this.#pending += 1;
    try {
      await this.trail.append(event);
    } catch {
      this.observer.onLost(event.count);
    } finally {
      this.#pending -= 1;
    }
  }

  #count(slug: string, status: number, count: number): void {
    const key = `${slug} ${status}`;
    const counted = this.#overflow.get(key);
    if (counted === undefined) this.#overflow.set(key, { slug, status, count });
    else counted.count += count;
  }
}
