import type { CallerRequest } from './caller-request.js';
import type { Conditions } from './conditions.js';
import type { Ledger } from './ledger.js';
import type { SeededRandom } from './seeded-random.js';
import type { SimulatedDatabase } from './simulated-database.js';
import type { VirtualTime } from './virtual-time.js';

/** What all parts of one run share. */
export interface Stage {
  readonly conditions: Conditions;
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly database: SimulatedDatabase;
  readonly ledger: Ledger;
  /** By their numbers. */
  readonly requests: readonly CallerRequest[];
}
