import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from '../callers/caller.js';
import type { SettleOrganisation, SettlementObserver } from './settle-organisation.use-case.js';
import type { SettlementStore } from './settlement-store.js';
import type { SettlementTokens } from './settlement-tokens.js';

/** How often to look for operations in doubt, and for organisations that lack a token, in milliseconds. */
const lookEveryMs = 500;
const lookForWaitingEveryMs = 5_000;

/** Settles operations in doubt in the background until it is stopped. Every replica does; leases keep them apart. */
export class Settler {
  readonly #stopping = new AbortController();
  readonly #waitingForToken = new Set<number>();
  #running: Promise<void> = Promise.resolve();
  #waitingReadAt = -Infinity;
  #isFailing = false;

  constructor(
    private readonly store: SettlementStore,
    private readonly settlement: SettleOrganisation,
    private readonly tokens: SettlementTokens,
    private readonly observer: SettlementObserver,
  ) {}

  /** To be called once, when the storage is prepared. */
  start(): void {
    this.#running = this.#run(this.#stopping.signal);
  }

  /** Lets the turn under way end; what is left is settled by another replica or after the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Takes the token of a request that the upstream has just accepted, if the organisation's settlement waits for one. */
  offer(organisationId: number, caller: Caller): void {
    if (!this.#waitingForToken.delete(organisationId)) return;
    this.tokens.offer(organisationId, caller);
    this.store.hasten(organisationId).catch((error: unknown) => this.#noteFailure(error));
  }

  async #run(signal: AbortSignal): Promise<void> {
    // Replicas that were started together drift apart.
    const pause = () => sleep(lookEveryMs * (0.75 + Math.random() / 2), true, { signal }).catch(() => false);
    while (await pause()) await this.#takeTurn(signal);
  }

  async #takeTurn(signal: AbortSignal): Promise<void> {
    const failures: unknown[] = [];
    const keepFailure = (error: unknown) => void failures.push(error);
    const due = await this.store.findDueOrganisations().catch(keepFailure);
    for (const organisationId of due ?? []) {
      if (signal.aborted) return;
      // One organisation's trouble is no other's.
      await this.settlement.execute(organisationId).catch(keepFailure);
    }
    if (performance.now() - this.#waitingReadAt > lookForWaitingEveryMs)
      await this.#readWaiting().catch(keepFailure);
    const [failure] = failures;
    if (failures.length === 0) this.#isFailing = false;
    else this.#noteFailure(failure);
  }

  #noteFailure(failure: unknown): void {
    if (!this.#isFailing) this.observer.failed(failure);
    this.#isFailing = true;
  }

  async #readWaiting(): Promise<void> {
    const waiting = await this.store.findWaitingForToken();
    this.#waitingForToken.clear();
    for (const organisationId of waiting) this.#waitingForToken.add(organisationId);
    this.#waitingReadAt = performance.now();
  }
}
