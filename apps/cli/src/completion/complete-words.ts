import type { OptionDefinition, Suggestions } from '../command-options.js';
import { nothing } from './candidates.js';
import type { Candidate, Completion } from './candidates.js';
import { readPosition } from './read-position.js';
import { nameOf } from './vocabulary.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * Finds what can stand at the end of an unfinished command line.
 * @param typed the words after the program's name; the last one, perhaps empty, is to be completed
 * @returns candidates that begin with it
 */
export function completeWords(typed: readonly string[], vocabulary: Vocabulary): Completion {
  const { before, current } = splitAtCursor(typed[0] === 'help' ? typed.slice(1) : typed);
  const { path, command, pendingOption, argumentCount, optionsEnded, given } = readPosition(
    before,
    vocabulary,
  );
  if (pendingOption !== undefined) return completeValue(pendingOption.flags, pendingOption.suggests);
  const assignment = /^(--[\w-]+=)/.exec(current)?.[1];
  if (assignment !== undefined && !optionsEnded) return completeAssignment(assignment);
  if (current.startsWith('-') && current !== '-' && !optionsEnded) return completeOption();
  if (command === undefined) return only(nextWords(path, vocabulary));
  if (command.argument === undefined || argumentCount > 0) return nothing;
  return completeValue(command.argument.name, command.argument.suggests);

  function completeOption(): Completion {
    const options = [...(command?.options ?? []), ...vocabulary.globalOptions, helpOption];
    return only(
      options
        .filter((option) => option.isRepeatable === true || !given.has(nameOf(option)))
        .map((option) => ({ value: nameOf(option), description: option.description })),
    );
  }

  function completeAssignment(prefix: string): Completion {
    const options = [...(command?.options ?? []), ...vocabulary.globalOptions];
    const option = options.find((known) => `${nameOf(known)}=` === prefix);
    if (option === undefined) return nothing;
    return only(valuesOf(option.suggests).map((value) => ({ value: prefix + value, description: '' })));
  }

  function completeValue(notation: string, suggests: Suggestions | undefined): Completion {
    if (/[<[]file[>\]]$/.test(notation)) return { candidates: [], files: true };
    return only(valuesOf(suggests).map((value) => ({ value, description: '' })));
  }

  function valuesOf(suggests: Suggestions | undefined): readonly string[] {
    if (suggests === 'profiles') return vocabulary.profileNames;
    return suggests === 'contact types' ? vocabulary.contactTypeNames : (suggests ?? []);
  }

  function only(candidates: readonly Candidate[]): Completion {
    return { candidates: candidates.filter(({ value }) => value.startsWith(current)), files: false };
  }
}

const helpOption: OptionDefinition = { flags: '--help', description: 'print the help' };

/** Bash takes `--type=x` for three words and `http://x` too: the sign of the one says nothing, the other is one word. */
function splitAtCursor(typed: readonly string[]): { before: readonly string[]; current: string } {
  const words = joinAtColons(typed);
  const last = words.at(-1) ?? '';
  return {
    before: (last === '=' ? words : words.slice(0, -1)).filter((word) => word !== '='),
    current: last === '=' ? '' : last,
  };
}

function joinAtColons(typed: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (const [index, word] of typed.entries()) {
    const belongsToLast = word === ':' || typed[index - 1] === ':';
    const last = belongsToLast ? words.pop() : undefined;
    words.push((last ?? '') + word);
  }
  return words;
}

function nextWords(path: readonly string[], { commands, groups }: Vocabulary): readonly Candidate[] {
  const words = new Map<string, string>();
  for (const { path: full, summary } of commands) {
    if (!path.every((word, index) => full[index] === word)) continue;
    const word = full[path.length];
    if (word !== undefined) words.set(word, full.length > path.length + 1 ? (groups[word] ?? '') : summary);
  }
  return [...words].map(([value, description]) => ({ value, description }));
}
