import type { Cell } from './audit-row.js';

/** One event on its way into the trail. */
export interface EventWrite {
  readonly event: readonly Cell[];
  /** Undefined when there is nothing to store about a person, or another event has stored it. */
  readonly personal: readonly Cell[] | undefined;
}
