import type { WireAnswer } from '../rig/http-client.js';
import type { FaultWorld } from './fault-world.js';

/** What becomes of the same request with the same Idempotency-Key, sent once the operation is at rest. */
export type Repetition =
  | '201 replayed'
  | '201 sent'
  | '422 upstream-rejected, replayed'
  | '409 conflict'
  | '401 not-authenticated'
  | '429 upstream-quota';

/**
 * One thing that goes wrong, and what must come of it: the answer, the audit events, the state of the operation and
 * the vendor's true state. `docs/faults.md` is written from these rows.
 */
export interface FaultScenario {
  /** Number in the table of fault and abuse scenarios. */
  readonly number: number;
  readonly title: string;
  /** Brings the fault about and sends the first request; undefined when the process died under it. */
  readonly play: (world: FaultWorld) => Promise<WireAnswer | undefined>;
  /** What the caller of the first request hears: status and problem, or `none: the process is dead`. */
  readonly answer: string;
  readonly retry?: 'safe' | 'same_key' | 'never';
  /** In which state the operation comes to rest, by itself. */
  readonly state: 'created' | 'rejected' | 'not_sent' | 'ambiguous';
  /** Audit events of the operation once it is at rest, oldest first, as `action outcome`. */
  readonly events: readonly string[];
  readonly again: Repetition;
  /** How many POSTs the vendor has seen in the end, the repetition included, and how many contacts it has then. */
  readonly posts: number;
  readonly contacts: number;
}

const intent = 'contact.create attempted';

/** Events of an operation whose own request found the outcome. */
export const answered = (outcome: FaultScenario['state']) => [intent, `contact.create ${outcome}`];

/** Events of an operation that was in doubt and then settled. */
export const doubted = (outcome: FaultScenario['state']) => [
  intent,
  'contact.create in_doubt',
  `contact.settle ${outcome}`,
];

/** Events of an operation whose process died under it. */
export const abandoned = (outcome: FaultScenario['state']) => [intent, `contact.settle ${outcome}`];
