import type { Lockout } from '../authenticate/lockout.js';
import type { SessionTokens } from '../authenticate/session-tokens.js';
import type { SandboxState } from '../state/sandbox-state.js';
import type { StateStore } from '../state/state-store.js';

/** What handlers work with. */
export interface VendorContext {
  readonly state: SandboxState;
  readonly store: StateStore;
  readonly tokens: SessionTokens;
  readonly lockout: Lockout;
}
