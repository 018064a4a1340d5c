/** One way to go on with a command line. */
export interface Candidate {
  readonly value: string;
  /** `""` for a value that speaks for itself. */
  readonly description: string;
}

/** What can stand where the cursor is. */
export interface Completion {
  readonly candidates: readonly Candidate[];
  /** Whether any file can, which the shell completes by itself. */
  readonly files: boolean;
}

/** Nothing can, or nobody knows. */
export const nothing: Completion = { candidates: [], files: false };
