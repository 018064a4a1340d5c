import type { Invocation } from '../../command.js';
import { textOption } from '../../command-options.js';
import { usageFailure } from '../../command-failure.js';

/** Which of the four things an import can be asked for. */
export type ImportTask =
  | { readonly kind: 'begin'; readonly path: string }
  | { readonly kind: 'plan' | 'resume' | 'undo'; readonly path: string };

/**
 * Reads what is asked for.
 * @throws CommandFailure (usage) for none or several of them
 */
export function readTask({ argument, options }: Pick<Invocation, 'argument' | 'options'>): ImportTask {
  const given: ImportTask[] = argument === '' ? [] : [{ kind: 'begin', path: argument }];
  for (const kind of ['plan', 'resume', 'undo'] as const) {
    const path = textOption(options, kind);
    if (path !== undefined) given.push({ kind, path });
  }
  const [task, other] = given;
  if (task === undefined) {
    throw usageFailure(
      'No file is named.',
      'Name one, `contacts import contacts.csv --preview`, or `-` for stdin.',
    );
  }
  if (other !== undefined) {
    throw usageFailure(
      'A file, --plan, --resume and --undo exclude each other.',
      'A plan and a journal know their file: leave it out.',
    );
  }
  refuseIdle(options, task.kind);
  return task;
}

const toPlan = ['preview', 'map', 'defaults', 'delimiter', 'journal'] as const;

/** An option that would change nothing is a misunderstanding. */
function refuseIdle(options: Invocation['options'], kind: ImportTask['kind']): void {
  if (kind !== 'undo' && options['yes'] === true) {
    throw usageFailure('--yes answers the question of --undo, and nothing else asks.', 'Leave it out.');
  }
  if (kind === 'begin') return;
  const idle =
    options['compare'] === false ? 'no-compare' : toPlan.find((name) => options[name] !== undefined);
  if (idle !== undefined) {
    throw usageFailure(
      `--${idle} decides how a file is planned; with --${kind} that is done.`,
      'Leave it out, or plan the file anew under another name with `--journal`.',
    );
  }
}

/**
 * Reads `--delimiter`.
 * @throws CommandFailure (usage) for more than one character, or one that CSV uses itself
 */
export function readDelimiter(options: Invocation['options']): string | undefined {
  const text = textOption(options, 'delimiter');
  if (text === undefined) return undefined;
  const delimiter = text === 'tab' || text === '\\t' ? '\t' : text;
  if (delimiter.length === 1 && !'"\r\n'.includes(delimiter)) return delimiter;
  throw usageFailure('--delimiter takes one character.', "Write `--delimiter ';'` or `--delimiter tab`.");
}

/**
 * Reads `--concurrency`.
 * @throws CommandFailure (usage) for anything but 1 to 64
 */
export function readConcurrency(options: Invocation['options']): number {
  const text = textOption(options, 'concurrency') ?? '8';
  if (/^[1-9]\d?$/.test(text) && Number(text) <= 64) return Number(text);
  throw usageFailure('--concurrency takes a number from 1 to 64.', 'Leave it out for 8.');
}
