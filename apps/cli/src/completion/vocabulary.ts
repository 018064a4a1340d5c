import type { CommandDefinition } from '../command.js';
import type { OptionDefinition } from '../command-options.js';

/** What there is to complete with. */
export interface Vocabulary {
  readonly commands: readonly CommandDefinition[];
  /** What each group of commands is about, by its name. */
  readonly groups: Readonly<Record<string, string>>;
  readonly globalOptions: readonly OptionDefinition[];
  readonly profileNames: readonly string[];
  readonly contactTypeNames: readonly string[];
}

/** The long name of an option: `--type` of `--type <id-or-name>`. */
export function nameOf({ flags }: OptionDefinition): string {
  return flags.split(' ')[0] ?? flags;
}
