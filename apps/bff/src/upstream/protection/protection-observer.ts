import type { BreakerState } from './circuit-breaker.js';

/** Why a call ended here, by a decision of ours, before anything was sent. */
export type LocalRefusal = 'breaker_open' | 'overloaded' | 'known_token';

/** Hears what protects the vendor, and us from it, when that does something. */
export interface ProtectionObserver {
  breakerChanged(state: BreakerState): void;
  refused(reason: LocalRefusal): void;
  /** A call that provably never left is sent again. */
  repeated(reason: 'dns' | 'refused'): void;
}

/** For whoever does not measure. */
export const unobserved: ProtectionObserver = {
  breakerChanged: () => undefined,
  refused: () => undefined,
  repeated: () => undefined,
};
