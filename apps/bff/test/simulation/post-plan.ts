import fc from 'fast-check';

/** What an answer to a POST looks like, if there is one. */
export const successes = ['whole', 'empty', 'page', 'location'] as const;
export const refusals = ['422', '401', '403', '404', '429'] as const;
/** These leave it open whether the vendor has created. */
export const doubts = ['500', 'redirect', 'unreadable', 'cut', 'reset', 'silence'] as const;

/** One of them. */
export type Saying = (typeof successes | typeof refusals | typeof doubts)[number];

/** What becomes of one POST on the line and at the vendor. */
export interface PostPlan {
  /** `refused`: nobody takes the connection. */
  readonly connection: 'taken' | 'refused';
  readonly connectMs: number;
  /** From the first byte to the moment at which the vendor acts; null: it is lost on the way. */
  readonly arrivalMs: number | null;
  /** Only where {@link says} leaves it open; a success has created, a refusal has not. */
  readonly creates: boolean;
  readonly says: Saying;
  readonly answerMs: number;
}

/**
 * How late a request may arrive, and how late the vendor's list may show what it has created: together, and with what the
 * database's clock may be turned ahead, less than the quiet period. That is the failure model of promise G1.
 */
export const latestArrivalMs = 2_400;
export const longestListLagMs = 1_000;
export const clockMayTurnAheadMs = 400;

const usual = fc.integer({ min: 1, max: 80 });

export const postPlans: fc.Arbitrary<PostPlan> = fc.record({
  connection: often('taken' as const, fc.constant('refused' as const), 8),
  connectMs: fc.oneof(
    { weight: 6, arbitrary: usual },
    { weight: 1, arbitrary: fc.integer({ min: 400, max: 2_500 }) },
  ),
  arrivalMs: fc.oneof(
    { weight: 6, arbitrary: usual },
    { weight: 2, arbitrary: fc.integer({ min: 400, max: latestArrivalMs }) },
    { weight: 3, arbitrary: fc.constant(latestArrivalMs) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  creates: fc.boolean(),
  says: fc.oneof(
    { weight: 4, arbitrary: fc.constant('whole' as const) },
    { weight: 2, arbitrary: fc.constantFrom(...successes) },
    { weight: 2, arbitrary: fc.constantFrom(...refusals) },
    { weight: 4, arbitrary: fc.constantFrom(...doubts) },
    { weight: 2, arbitrary: fc.constant('reset' as const) },
  ),
  answerMs: fc.oneof(
    { weight: 6, arbitrary: usual },
    { weight: 1, arbitrary: fc.integer({ min: 400, max: 1_500 }) },
  ),
});

/** @returns whether a POST that has arrived creates a contact */
export function createsContact({ says, creates }: PostPlan): boolean {
  if ((successes as readonly string[]).includes(says)) return true;
  return (doubts as readonly string[]).includes(says) && creates;
}

function often<T>(value: T, other: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T> {
  return fc.oneof({ weight, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other });
}
