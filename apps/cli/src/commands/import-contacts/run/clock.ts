import { setTimeout as delay } from 'node:timers/promises';

/** Time as an import needs it. */
export interface Clock {
  /** Milliseconds that never go back. */
  now(): number;
  /** @returns when the time is over, or the signal has fired */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wait: async (ms, signal) => {
    await delay(ms, undefined, { signal }).catch(() => undefined);
  },
};
