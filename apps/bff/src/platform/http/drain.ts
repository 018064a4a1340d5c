import { Problem } from '../problem/problem.js';
import type { EntryCheck } from './entry-checks.js';

/** Whether this instance still takes requests; readiness and the entry checks look at it. */
export class Drain {
  #draining = false;

  /** From now on new requests are refused; those already accepted run to their end. */
  begin(): void {
    this.#draining = true;
  }

  get draining(): boolean {
    return this.#draining;
  }

  /** Refuses requests that arrive on kept-alive connections after SIGTERM, and has the connection closed. */
  readonly refuseWhileDraining: EntryCheck = (request, reply) => {
    if (!this.#draining || request.url.startsWith('/health/')) return;
    reply.header('connection', 'close');
    throw new Problem('shutting-down', 'This instance is shutting down and takes no new requests.', {
      retry: 'safe',
      retryAfterSeconds: 1,
    });
  };
}
