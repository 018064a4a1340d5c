import type { Problem } from '../problem/problem.js';

/** A request that was refused before there was a route for it, so that no hook has seen it. */
export interface EarlyRefusal {
  readonly problem: Problem;
  readonly requestId: string;
  /** Null when the connection is gone already. */
  readonly sourceAddress: string | null;
}

/** Hears of every early refusal, for log, metrics and audit; must not throw. */
export type EarlyRefusalObserver = (refusal: EarlyRefusal) => void;
