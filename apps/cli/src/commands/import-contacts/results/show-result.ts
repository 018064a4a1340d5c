import { CommandFailure } from '../../../command-failure.js';
import { exitCodes } from '../../../exit-codes.js';
import type { ExitCode } from '../../../exit-codes.js';
import { paint } from '../../../output/line.js';
import { countText } from '../../../output/quantity.js';
import type { Screen } from '../../../output/screen.js';
import { shellWord } from '../../../output/shell-word.js';
import { facts } from '../../../output/table.js';
import type { RowStates } from '../journal/row-states.js';
import type { Plan } from '../plan/plan.js';

/** Where the results are. */
export interface ResultFiles {
  readonly journal: string;
  readonly created: string;
  /** With the rows that have failed since the last time; undefined when there are none. */
  readonly failed: string | undefined;
}

/** How many rows came to what. */
export interface ResultCounts {
  readonly created: number;
  readonly invalid: number;
  readonly rejected: number;
  readonly not_sent: number;
  readonly in_doubt: number;
  /** Failed and given back when the import ended before. */
  readonly returned: number;
  readonly duplicate: number;
  readonly already_there: number;
}

/** Counts the outcomes before the failed rows are given back. */
export function countResults({ counts }: Plan, states: RowStates): ResultCounts {
  return {
    created: states.count('created'),
    // The first end of the import gives them back.
    invalid: states.ends === 0 ? counts.invalid : 0,
    returned: states.count('returned') + (states.ends === 0 ? 0 : counts.invalid),
    rejected: states.count('rejected'),
    not_sent: states.count('not_sent'),
    in_doubt: states.open.size,
    duplicate: counts.duplicate,
    already_there: counts.already_there,
  };
}

/**
 * Shows what an import whose rows all have an outcome came to.
 * @returns 0 when everything is there, 3 when no row satisfies the rules, 7 when something is in doubt, 8 when rows failed
 */
export function showResult(screen: Screen, plan: Plan, counts: ResultCounts, files: ResultFiles): ExitCode {
  const exitCode = exitCodeOf(counts);
  screen.result(
    {
      exit_code: exitCode,
      import_id: plan.import_id,
      input_file: plan.input.file,
      counts,
      created_file: files.created,
      failed_file: files.failed ?? null,
      journal: files.journal,
    },
    [
      [
        paint(
          exitCode === exitCodes.done ? 'green' : 'yellow',
          exitCode === exitCodes.done ? 'Imported' : 'Partly imported',
        ),
        `: ${countText(counts.created)} contacts created`,
      ],
      ...countLines(counts),
      ...facts([
        ['ids', files.created],
        ['failed', files.failed],
        ['journal', files.journal],
      ]),
      ...nextSteps(counts, files).map((step) => [paint('cyan', '> '), step]),
    ],
  );
  return exitCode;
}

/** The counts that are not zero. */
export function countLines(counts: ResultCounts) {
  const shown = (count: number, what: string) => (count === 0 ? undefined : `${countText(count)} ${what}`);
  return facts([
    ['invalid', shown(counts.invalid, 'break a rule and were not sent')],
    ['rejected', shown(counts.rejected, 'refused by the vendor')],
    ['not sent', shown(counts.not_sent, 'stopped by something before the BFF')],
    ['returned', shown(counts.returned, 'failed before and were given back then')],
    ['in doubt', shown(counts.in_doubt, 'may or may not have been created')],
    ['duplicate', shown(counts.duplicate, 'repeat an earlier row')],
    ['there', shown(counts.already_there, 'existed already')],
  ]);
}

function exitCodeOf(counts: ResultCounts): ExitCode {
  const { created, in_doubt: inDoubt, invalid, rejected, not_sent: notSent, returned } = counts;
  if (invalid + rejected + notSent + returned === 0) return inDoubt > 0 ? exitCodes.inDoubt : exitCodes.done;
  const isAllInvalid =
    created + inDoubt + rejected + notSent + returned + counts.duplicate + counts.already_there === 0;
  return isAllInvalid ? exitCodes.invalidInput : exitCodes.partlyDone;
}

function nextSteps({ in_doubt: inDoubt }: ResultCounts, { failed, journal }: ResultFiles): string[] {
  return [
    ...(failed === undefined
      ? []
      : [`Correct ${failed} and import it as it is: \`contacts import ${shellWord(failed)}\`.`]),
    ...(inDoubt === 0 ? [] : [`Ask for the rows in doubt again: ${resumeCommand(journal)}.`]),
  ];
}

function resumeCommand(journal: string): string {
  return `\`contacts import --resume ${shellWord(journal)}\``;
}

/**
 * An import that stopped before all its rows had an outcome.
 * @param end why
 */
export function stoppedImport(
  end: 'interrupted' | CommandFailure,
  plan: Plan,
  states: RowStates,
  journal: string,
): CommandFailure {
  const created = states.count('created');
  const left =
    plan.counts.create -
    created -
    states.count('rejected') -
    states.count('not_sent') -
    states.count('returned');
  const standing = `${countText(created)} contacts are created, ${countText(left)} rows are left.`;
  const resume = `Go on, also another day: ${resumeCommand(journal)}.`;
  if (end === 'interrupted') {
    return new CommandFailure({
      exitCode: exitCodes.interrupted,
      title: 'Interrupted',
      detail: `${standing} What was under way has been finished.`,
      nextSteps: [resume],
    });
  }
  const { report } = end;
  return new CommandFailure({
    ...report,
    detail: `${report.detail} ${standing}`,
    nextSteps: [...report.nextSteps, resume],
  });
}
