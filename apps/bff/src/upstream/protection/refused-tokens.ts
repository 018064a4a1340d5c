import { hash } from 'node:crypto';
import type { AnsweredExchange } from '../exchange.js';

/** How long the vendor's word counts, in milliseconds. */
const keptMs = 60_000;
const tokensLimit = 10_000;
/** Longer bodies are no refusal of the vendor's, and are not kept. */
const bodyLimit = 1_024;

interface Refusal {
  readonly answer: AnsweredExchange;
  readonly until: number;
}

/**
 * Tokens to which the vendor has answered 401 within the last minute. They get the same answer here, so that
 * whoever goes on with a bad token costs the vendor's limits nothing. Only hashes of tokens are kept.
 */
export class RefusedTokens {
  /** By SHA-256 of the token, the oldest first. */
  readonly #refusals = new Map<string, Refusal>();

  /** @param now monotonic clock in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @returns what the vendor has answered to the token, undefined when it is to be asked */
  answerTo(token: string): AnsweredExchange | undefined {
    this.#forgetOld();
    // Nothing is hashed while no token is known to be bad.
    return this.#refusals.size === 0 ? undefined : this.#refusals.get(hashOf(token))?.answer;
  }

  /** Notes what the vendor has answered to the token: 401 refuses it, a success takes that back. */
  note(token: string, answer: AnsweredExchange): void {
    if (answer.status === 401) this.#refuse(hashOf(token), answer);
    else if (answer.status < 300 && this.#refusals.size > 0) this.#refusals.delete(hashOf(token));
  }

  #refuse(key: string, answer: AnsweredExchange): void {
    this.#refusals.delete(key);
    const body = answer.body.length > bodyLimit ? '' : answer.body;
    this.#refusals.set(key, { answer: { ...answer, body }, until: this.now() + keptMs });
    if (this.#refusals.size <= tokensLimit) return;
    for (const oldest of this.#refusals.keys()) {
      this.#refusals.delete(oldest);
      return;
    }
  }

  #forgetOld(): void {
    if (this.#refusals.size === 0) return;
    const now = this.now();
    for (const [key, { until }] of this.#refusals) {
      if (until > now) return;
      this.#refusals.delete(key);
    }
  }
}

function hashOf(token: string): string {
  return hash('sha256', token, 'base64');
}
