/**
 * What the process tells its caller when it ends. Scripts build on these numbers: one may be added, none may
 * change its meaning.
 */
export const exitCodes = {
  /** Done. */
  done: 0,
  /** Something that this program does not expect. */
  unexpected: 1,
  /** The command line, an environment variable or the configuration file is wrong. */
  usage: 2,
  /** The input does not satisfy the contact rules. */
  invalidInput: 3,
  /** Not authenticated or not allowed. */
  denied: 4,
  /** Refused by the upstream. */
  refused: 5,
  /** Not sent: safe to try again. */
  notSent: 6,
  /** It may have happened: see `contacts operation get`. */
  inDoubt: 7,
  /** Partly done: an import with failed rows. */
  partlyDone: 8,
  /** The verification of an audit export found a broken record. */
  brokenTrail: 9,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
