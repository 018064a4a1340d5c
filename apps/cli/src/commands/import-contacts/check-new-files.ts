import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandFailure, usageFailure } from '../../command-failure.js';
import { stemOfFile } from './import-files.js';
import type { ImportFiles } from './import-files.js';
import { hasBegun, journalExists } from './journal/journal.js';
import { readPlan } from './plan/plan-file.js';

/** What follows the stem in the names of the files that an import writes. */
const outputEnding = /^\.(?:plan\.json|journal|created\.csv|failed(?:-\d+)?\.csv)(?:\.partial)?$/;

/**
 * An import that has not begun replaces nothing but a plan.
 * @throws CommandFailure (usage) when it has begun, or something else has a name that it would give a file
 */
export async function checkNewFiles(files: ImportFiles): Promise<void> {
  if (await hasBegun(files.journal)) throw journalExists(files.journal);
  for (const path of [files.created, files.failed(1)]) {
    if (await isThere(path)) throw taken(path, `though there is no ${files.journal} that it belongs to`);
  }
  if (!(await isThere(files.plan))) return;
  await readPlan(files.plan).catch((error: unknown) => {
    throw error instanceof CommandFailure ? taken(files.plan, 'and is no plan that may be replaced') : error;
  });
}

/**
 * An import must not write into what it reads.
 * @param input path of the input
 * @throws CommandFailure (usage) when the input has the name of one of the files that the import writes
 */
export async function checkInputName(input: string, files: ImportFiles): Promise<void> {
  const stem = await placeOf(stemOfFile(files.journal));
  for (const path of [await placeOf(input), await realpath(input).catch(() => input)]) {
    if (path.startsWith(stem) && outputEnding.test(path.slice(stem.length))) {
      throw usageFailure(
        `${input} is the input, and has the name of a file that the import with ${files.journal} writes. Nothing was sent.`,
        'Name another journal: `--journal <file>`.',
      );
    }
  }
}

/** A path without links but for its last part. */
async function placeOf(path: string): Promise<string> {
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  return join(folder, basename(path));
}

/** Also of a link that leads nowhere. */
async function isThere(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}

function taken(path: string, why: string): CommandFailure {
  return usageFailure(
    `${path} exists, ${why}. Nothing was sent.`,
    'Move it somewhere else, or import with another journal: `--journal <file>`.',
  );
}
