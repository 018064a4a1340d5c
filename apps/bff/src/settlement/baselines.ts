import { setTimeout as delay } from 'node:timers/promises';
import { laneOf, markAccepted, type Caller } from '../callers/caller.js';
import { readListedContacts } from '../upstream/listed-contacts.js';
import type { Upstream } from '../upstream/upstream.js';
import type { ContactRegister } from './contact-register.js';

/** Organisations of which the newest reading is remembered. */
const organisationsLimit = 10_000;

/** A token with which no list could be had is not asked with again for so long, in milliseconds. */
const failureCountsMs = 60_000;

/**
 * Knows for each organisation the newest reading of its contact list, so that a contact that was there before a creation
 * is never taken for the created one. The list is read once per process and organisation, before the first creation.
 */
export class Baselines {
  /** Oldest first. */
  readonly #newest = new Map<number, number>();
  readonly #underWay = new Map<number, Promise<number | null>>();
  readonly #failedUntil = new WeakMap<Caller, number>();

  /** @param patienceMs how long a creation waits for the list; a later one gets it when it takes longer */
  constructor(
    private readonly upstream: Upstream,
    private readonly register: ContactRegister,
    private readonly patienceMs: number,
  ) {}

  /** @returns the newest reading that this process knows of the organisation, or null */
  newestOf(organisationId: number): number | null {
    return this.#newest.get(organisationId) ?? null;
  }

  /** Notes a reading; whatever is sent from now on is newer than its contacts. */
  note(organisationId: number, reading: number): void {
    const known = this.#newest.get(organisationId) ?? 0;
    this.#newest.delete(organisationId);
    this.#newest.set(organisationId, Math.max(known, reading));
    const [oldest] = this.#newest.keys();
    if (this.#newest.size > organisationsLimit && oldest !== undefined) this.#newest.delete(oldest);
  }

  /**
   * Reads the list with the caller's token, unless that is under way. Never rejects: without a baseline a creation can
   * still be made, and only its settlement knows less.
   * @returns the reading; when it cannot be had in time, another process's newest one, which counts from then on;
   *   null when there is none
   */
  async establish(organisationId: number, caller: Caller): Promise<number | null> {
    if ((this.#failedUntil.get(caller) ?? 0) > performance.now()) return null;
    const reading = await this.#readInTime(organisationId, caller);
    if (reading !== null) return reading;
    const other = await this.register.newestReading(organisationId).catch(() => null);
    if (other !== null) this.note(organisationId, other);
    return other;
  }

  async #readInTime(organisationId: number, caller: Caller): Promise<number | null> {
    let reading = this.#underWay.get(organisationId);
    if (reading === undefined) {
      reading = this.#read(organisationId, caller).finally(() => this.#underWay.delete(organisationId));
      this.#underWay.set(organisationId, reading);
    }
    const waiting = new AbortController();
    const enough = delay(this.patienceMs, null, { signal: waiting.signal }).catch(() => null);
    return Promise.race([reading, enough]).finally(() => waiting.abort());
  }

  async #read(organisationId: number, caller: Caller): Promise<number | null> {
    const read = await this.upstream.listContacts({
      token: caller.token,
      lane: laneOf(caller),
      organisationId,
    });
    const contacts = read.kind === 'succeeded' ? readListedContacts(read.body) : undefined;
    if (contacts === undefined) {
      this.#failedUntil.set(caller, performance.now() + failureCountsMs);
      return null;
    }
    markAccepted(caller, organisationId);
    const ids = contacts.map(({ contactId }) => contactId);
    const reading = await this.register.recordReading(organisationId, ids).catch(() => null);
    if (reading !== null) this.note(organisationId, reading);
    return reading;
  }
}
