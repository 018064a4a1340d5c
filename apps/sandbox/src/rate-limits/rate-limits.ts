import type { Answer } from '../vendor/answer.js';
import { gatewayAnswer } from '../vendor/gateway-answer.js';
import { SlidingWindow } from './sliding-window.js';

const fiveMinutes = 300_000;

/** The vendor's two limits per IP address; an authenticate call counts against both (docs/upstream/rate-limits.md). */
export class RateLimits {
  readonly #requests: SlidingWindow;
  readonly #logins: SlidingWindow;

  /**
   * @param requestsPer5Minutes most requests of one address in any 5 minutes; 0 = off
   * @param loginsPer5Minutes most authenticate calls of one address in any 5 minutes; 0 = off
   * @param now a clock that never goes back, in milliseconds
   */
  constructor(requestsPer5Minutes: number, loginsPer5Minutes: number, now = () => performance.now()) {
    this.#requests = new SlidingWindow(requestsPer5Minutes, fiveMinutes, now);
    this.#logins = new SlidingWindow(loginsPer5Minutes, fiveMinutes, now);
  }

  /**
   * Counts a request, unless a limit refuses it (docs/upstream/quirks.md C25).
   * @param address the caller's IP address
   * @param isLogin whether it is an authenticate call
   * @returns 429 in the gateway dialect, or undefined when the request may go on
   */
  admit(address: string, isLogin: boolean): Answer | undefined {
    const windows = isLogin ? [this.#requests, this.#logins] : [this.#requests];
    if (!windows.every((window) => window.hasRoom(address))) {
      return gatewayAnswer(429, 'Too Many Requests', 'TooManyRequestsException');
    }
    for (const window of windows) window.record(address);
    return undefined;
  }

  /** Forgets every request counted so far. */
  clear(): void {
    this.#requests.clear();
    this.#logins.clear();
  }
}
