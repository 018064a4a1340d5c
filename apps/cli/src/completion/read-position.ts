import type { CommandDefinition } from '../command.js';
import type { OptionDefinition } from '../command-options.js';
import { nameOf } from './vocabulary.js';
import type { Vocabulary } from './vocabulary.js';

/** How far the words before the cursor have come. */
export interface Position {
  /** The words of the command's name so far. */
  readonly path: readonly string[];
  /** Once its name is complete. */
  readonly command: CommandDefinition | undefined;
  /** An option whose value comes next. */
  readonly pendingOption: OptionDefinition | undefined;
  readonly argumentCount: number;
  /** Whether `--` has been written. */
  readonly optionsEnded: boolean;
  /** Long names of the options that are there already. */
  readonly given: ReadonlySet<string>;
}

/** Reads whole words as the parser would, as far as it would understand them. */
export function readPosition(words: readonly string[], vocabulary: Vocabulary): Position {
  const path: string[] = [];
  const given = new Set<string>();
  let command: CommandDefinition | undefined;
  let pendingOption: OptionDefinition | undefined;
  let argumentCount = 0;
  let optionsEnded = false;
  for (const word of words) {
    if (pendingOption !== undefined) {
      pendingOption = undefined;
    } else if (word === '--' && !optionsEnded) {
      optionsEnded = true;
    } else if (word.startsWith('-') && word !== '-' && !optionsEnded) {
      const name = word.split('=')[0] ?? word;
      given.add(name);
      const option = [...(command?.options ?? []), ...vocabulary.globalOptions].find(
        (known) => nameOf(known) === name,
      );
      if (option?.flags.includes('<') === true && !word.includes('=')) pendingOption = option;
    } else if (command === undefined) {
      path.push(word);
      command = vocabulary.commands.find(
        ({ path: full }) => full.length === path.length && full.every((part, index) => part === path[index]),
      );
    } else {
      argumentCount += 1;
    }
  }
  return { path, command, pendingOption, argumentCount, optionsEnded, given };
}
