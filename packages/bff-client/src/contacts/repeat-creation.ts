import type { BffAnswer, ExchangeResult } from '../exchange/exchange-result.js';
import { planWait, type RepetitionLimits } from '../repetition/plan-wait.js';

/** What repeating needs of the world. */
export interface Repetition {
  readonly limits: RepetitionLimits;
  /** Sends the creation once, always the same body under the same key. */
  readonly send: () => Promise<ExchangeResult<BffAnswer>>;
  /** @returns false when it was ended early */
  readonly wait: (ms: number) => Promise<boolean>;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/**
 * Sends a creation, and again as long as the BFF's own answer says that it may be. A lost answer is never repeated
 * here: the caller hears that it is in doubt.
 * @returns what the last request came to
 */
export async function repeatCreation(repetition: Repetition): Promise<ExchangeResult<BffAnswer>> {
  const { limits, send, wait, now, random } = repetition;
  const begun = now();
  for (let attempts = 1; ; attempts++) {
    const result = await send();
    if (result.ok || result.failure.kind !== 'problem') return result;
    const { retry, retryAfterSeconds } = result.failure.problem;
    if (retry !== 'safe' && retry !== 'same_key') return result;
    const waitMs = planWait({ attempts, elapsedMs: now() - begun, retryAfterSeconds }, limits, random());
    if (waitMs === undefined || !(await wait(waitMs))) return result;
  }
}
