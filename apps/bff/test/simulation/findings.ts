/** What the judges have found in one run or in many. */
export interface Findings {
  /** Contacts above one for an Idempotency-Key (promise G1), and POSTs without a durable intent. */
  readonly duplicates: readonly string[];
  /** Callers who were told one thing and then another, or who never hear anything; operations without an end (promise G3). */
  readonly lostOutcomes: readonly string[];
  /** Answers and states that deny a contact that exists (promises G3 and G4). */
  readonly wrongFailures: readonly string[];
  /** States and answers that name no contact, or somebody else's (promise G4). */
  readonly wrongContacts: readonly string[];
}

/** Sizes of one run or of many. */
export interface Tally {
  readonly runs: number;
  readonly requests: number;
  readonly operations: number;
  readonly contacts: number;
  readonly stillInDoubt: number;
  readonly ambiguous: number;
  /** Equal contacts that somebody else made meanwhile, taken for created: promise G4 defines it so. */
  readonly takenForOurs: number;
}

/** What a run comes to. */
export interface Verdict {
  readonly findings: Findings;
  readonly tally: Tally;
}

/** @returns whether nothing was found */
export function isClean(findings: Findings): boolean {
  return allOf(findings).length === 0;
}

export function allOf({
  duplicates,
  lostOutcomes,
  wrongFailures,
  wrongContacts,
}: Findings): readonly string[] {
  return [
    ...duplicates.map((text) => `duplicate: ${text}`),
    ...lostOutcomes.map((text) => `lost outcome: ${text}`),
    ...wrongFailures.map((text) => `wrong failure: ${text}`),
    ...wrongContacts.map((text) => `wrong contact: ${text}`),
  ];
}

export const emptyVerdict: Verdict = {
  findings: { duplicates: [], lostOutcomes: [], wrongFailures: [], wrongContacts: [] },
  tally: {
    runs: 0,
    requests: 0,
    operations: 0,
    contacts: 0,
    stillInDoubt: 0,
    ambiguous: 0,
    takenForOurs: 0,
  },
};

/** @returns the verdict on both runs together */
export function addUp(one: Verdict, other: Verdict): Verdict {
  return {
    findings: mergeBy(one.findings, other.findings, (some, more) => [...some, ...more]),
    tally: mergeBy(one.tally, other.tally, (some, more) => some + more),
  };
}

function mergeBy<Members extends object>(
  one: Members,
  other: Members,
  merge: (some: Members[keyof Members], more: Members[keyof Members]) => Members[keyof Members],
): Members {
  const names = Object.keys(one) as (keyof Members)[];
  return Object.fromEntries(names.map((name) => [name, merge(one[name], other[name])])) as Members;
}
