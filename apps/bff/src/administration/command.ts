import type { RetentionLimit } from '../audit/removal/find-retention-end.js';
import type { Person } from '../audit/removal/person.js';

/** How a command is to be run. */
interface RunOptions {
  /** Show what would be done and do nothing. */
  readonly dryRun: boolean;
  /** Ask nothing. */
  readonly yes: boolean;
}

/** Removes the first records of one chain, or of all of them. */
export interface RetainCommand extends RunOptions {
  readonly name: 'retain';
  /** Undefined: all chains. */
  readonly chain: string | undefined;
  readonly limit: RetentionLimit;
}

/** Erases the person-related members of persons' records, in one organisation's chain or in all chains. */
export interface EraseCommand extends RunOptions {
  readonly name: 'erase';
  readonly persons: readonly Person[];
  /** Undefined: all chains. */
  readonly chain: string | undefined;
}

/** What an operator asks for. */
export type Command = RetainCommand | EraseCommand;

/** The command line can't be understood, or the command must not be run as it was given. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
