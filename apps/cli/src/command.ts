import type { Readable, Writable } from 'node:stream';
import type { OptionDefinition, OptionValues, Suggestions } from './command-options.js';
import type { Environment } from './config/environment.js';
import type { GlobalOptions } from './config/global-options.js';
import type { ExitCode } from './exit-codes.js';
import type { Screen } from './output/screen.js';

/** A command line that works as it stands, and what it is for. */
export interface Example {
  readonly purpose: string;
  readonly commandLine: string;
}

/** A command as data; what it does is loaded when it is called. */
export interface CommandDefinition {
  /** One word, or a group and a word. */
  readonly path: readonly [string] | readonly [group: string, name: string];
  /** One line for the list of commands. */
  readonly summary: string;
  /** For the command's own help: what it takes, does and returns. */
  readonly description: string;
  readonly argument?: {
    readonly name: string;
    readonly description: string;
    readonly suggests?: Suggestions;
  };
  readonly options: readonly OptionDefinition[];
  readonly examples: readonly Example[];
  readonly load: () => Promise<CommandHandler>;
}

/** What the user asked for and what the command may use. */
export interface Invocation {
  /** The positional argument, `""` for a command without one. */
  readonly argument: string;
  /** The command's own options by camel-case name. */
  readonly options: OptionValues;
  readonly globalOptions: GlobalOptions;
  readonly environment: Environment;
  readonly screen: Screen;
  /** For data that is too much to hold; everything else goes through the screen. */
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Where questions are asked; messages go through the screen. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
  /** Fires on Ctrl-C. */
  readonly interruption: AbortSignal;
  /** Fires when nobody reads stdout any more. */
  readonly readerGone: AbortSignal;
}

/**
 * Carries a command out.
 * @returns the exit code
 * @throws CommandFailure for every foreseen failure
 */
export type CommandHandler = (invocation: Invocation) => Promise<ExitCode>;
