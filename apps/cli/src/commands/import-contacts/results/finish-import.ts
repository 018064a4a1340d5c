import { access } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandFailure } from '../../../command-failure.js';
import { exitCodes } from '../../../exit-codes.js';
import type { ExitCode } from '../../../exit-codes.js';
import type { Screen } from '../../../output/screen.js';
import type { ImportFiles } from '../import-files.js';
import type { Journal } from '../journal/journal.js';
import type { Plan } from '../plan/plan.js';
import type { SurveyedInput } from '../reading/survey-input.js';
import type { RunEnd } from '../run/run-import.js';
import { countResults, showResult, stoppedImport } from './show-result.js';
import type { ResultCounts } from './show-result.js';
import { writeCreated } from './write-created.js';
import { nameFailed, writeFailed } from './write-failed.js';

/** A run that has ended, and where its files are. */
export interface FinishedRun {
  readonly end: RunEnd;
  readonly input: SurveyedInput;
  readonly plan: Plan;
  readonly journal: Journal;
  readonly files: ImportFiles;
}

/**
 * Writes the files of results and tells what the import came to. Failed rows are given back only when every row has an
 * outcome or is in doubt: as long as the import can be resumed it has to be the only one that sends them.
 * @throws CommandFailure when the import stopped before that
 */
export async function finishImport(screen: Screen, run: FinishedRun): Promise<ExitCode> {
  const { end, plan, journal, files } = run;
  const { states } = journal;
  const counts = countResults(plan, states);
  let failed: string | undefined;
  try {
    await writeCreated(files.created, files.journal);
    if (end === 'whole') failed = await giveBackFailed(run, counts);
  } catch (error) {
    // What stopped the import first has to be mended first.
    const first = end instanceof CommandFailure ? end : notWritten(error);
    throw stoppedImport(first, plan, states, files.journal);
  }
  if (end !== 'whole') throw stoppedImport(end, plan, states, files.journal);
  return showResult(screen, plan, counts, { journal: files.journal, created: files.created, failed });
}

/** @returns path of the file with the failed rows; undefined when there are none */
async function giveBackFailed(
  { input, plan, journal, files }: FinishedRun,
  { invalid, rejected, not_sent: notSent }: ResultCounts,
): Promise<string | undefined> {
  const { states } = journal;
  const failed = invalid + rejected + notSent > 0 ? await freeName(files) : undefined;
  if (failed !== undefined) await writeFailed(failed, { input, journal: files.journal, plan, states });
  await journal.append({
    ended: new Date().toISOString(),
    failed_file: failed === undefined ? null : basename(failed),
  });
  if (failed !== undefined) await nameFailed(failed);
  return failed;
}

function notWritten(error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return new CommandFailure({
    exitCode: exitCodes.unexpected,
    title: 'The results could not be written',
    detail: `Writing a file of results failed (${code}). The journal holds all that was done.`,
    nextSteps: ['Make room, then resume: it writes the results again and sends nothing twice.'],
  });
}

/** Ends what a kill has kept the end of an import from: its file of failed rows gets its name. */
export async function recoverFailed(journal: Journal, files: ImportFiles): Promise<void> {
  const { failedFile } = journal.states;
  if (failedFile !== null) await nameFailed(join(dirname(files.journal), failedFile));
}

/** Never the name of a file that is there: somebody may be correcting it. */
async function freeName(files: ImportFiles): Promise<string> {
  for (let number = 1; ; number++) {
    const path = files.failed(number);
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (!isThere) return path;
  }
}
