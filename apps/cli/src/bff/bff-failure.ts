import type { Problem } from './problem.js';

/** Every way in which a call to the BFF can fail. */
export type BffFailure =
  /** The BFF refused. */
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** Not a byte of the request left this machine. */
  | { readonly kind: 'unsent'; readonly reason: string }
  /** The request may have arrived; no whole answer came back. */
  | { readonly kind: 'lost'; readonly reason: string }
  /** An answer came that is not the BFF's. */
  | { readonly kind: 'foreign'; readonly status: number; readonly reason: string }
  /** Ctrl-C. */
  | { readonly kind: 'interrupted'; readonly wasSent: boolean };
