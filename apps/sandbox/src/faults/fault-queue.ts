import type { Fault, FaultMatch, PlannedFault } from './fault.js';

/** Faults that wait for their requests, oldest first. */
export class FaultQueue {
  #waiting: { readonly planned: PlannedFault; remaining: number }[] = [];

  /** Adds a fault behind all others. */
  add(planned: PlannedFault): void {
    this.#waiting.push({ planned, remaining: planned.times });
  }

  /**
   * Takes the oldest fault that matches a request, and uses it up once.
   * @param method HTTP method in upper case
   * @param path path with query
   * @returns undefined when the request is to be handled normally
   */
  take(method: string, path: string): Fault | undefined {
    const found = this.#waiting.find(({ planned }) => matches(planned.match, method, path));
    if (found === undefined) return undefined;
    found.remaining -= 1;
    if (found.remaining === 0) this.#waiting = this.#waiting.filter((waiting) => waiting !== found);
    return found.planned.fault;
  }

  /** Forgets all faults. */
  clear(): void {
    this.#waiting = [];
  }
}

function matches(match: FaultMatch, method: string, path: string): boolean {
  return (match.method ?? method) === method && path.startsWith(match.path ?? '');
}
