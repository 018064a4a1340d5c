import type { Invocation } from '../../command.js';
import { usageFailure } from '../../command-failure.js';
import { checkNewFiles } from './check-new-files.js';
import { filesOf, pathFrom, stemOfFile } from './import-files.js';
import type { ImportFiles } from './import-files.js';
import { Journal } from './journal/journal.js';
import { lockJournal } from './journal/lock-journal.js';
import { openContactsPort } from './open-contacts-port.js';
import type { OpenedPort } from './open-contacts-port.js';
import { readPlan } from './plan/plan-file.js';
import type { StoredPlan } from './plan/plan-file.js';
import type { Plan } from './plan/plan.js';
import { inputChanged } from './reading/read-records.js';
import { surveyInput } from './reading/survey-input.js';
import type { SurveyedInput } from './reading/survey-input.js';

/** An import whose journal is open. */
export interface OpenImport {
  readonly plan: Plan;
  readonly journal: Journal;
  readonly files: ImportFiles;
  readonly opened: OpenedPort;
}

/**
 * Opens the journal of an import that has begun, for as long as the work takes.
 * @param path of the journal
 * @throws CommandFailure (usage) when another process works on it, its plan is another one, or the settings are not those that
 *   it began with
 */
export async function withJournal<T>(
  path: string,
  invocation: Invocation,
  work: (open: OpenImport) => Promise<T>,
): Promise<T> {
  checkJournalName(path);
  const files = filesOf(stemOfFile(path));
  const unlock = await lockJournal(path);
  let journal: Journal | undefined;
  try {
    journal = await Journal.resume(path);
    const { plan, sha256 } = await readPlan(files.plan);
    if (sha256 !== journal.header.plan_sha256) {
      throw usageFailure(
        `${files.plan} is not the plan that ${path} began with.`,
        'Put the files of the import back as they were.',
      );
    }
    if (journal.states.lastRow > plan.counts.rows) {
      throw usageFailure(
        `${path} tells of row ${journal.states.lastRow}, and the import has ${plan.counts.rows}: it was changed by hand.`,
        'Put the journal back as it was.',
      );
    }
    const opened = await openContactsPort(invocation);
    checkPlace(plan, opened);
    return await work({ plan, journal, files, opened });
  } finally {
    await journal?.close();
    await unlock();
  }
}

/**
 * Keeps the files of an import that has not begun from other processes, for as long as the work takes.
 * @throws CommandFailure (usage) as {@link checkNewFiles}, or when another process works on it
 */
export async function withNewFiles<T>(files: ImportFiles, work: () => Promise<T>): Promise<T> {
  const unlock = await lockJournal(files.journal);
  try {
    await checkNewFiles(files);
    return await work();
  } finally {
    await unlock();
  }
}

/**
 * Begins the journal of a plan, for as long as the work takes; within {@link withNewFiles}.
 * @throws CommandFailure (usage) when there is one already
 */
export async function withNewJournal<T>(
  { plan, sha256 }: StoredPlan,
  files: ImportFiles,
  opened: OpenedPort,
  work: (open: OpenImport) => Promise<T>,
): Promise<T> {
  const header = { journal: 1, import_id: plan.import_id, plan_sha256: sha256 } as const;
  const journal = await Journal.begin(files.journal, header);
  try {
    return await work({ plan, journal, files, opened });
  } finally {
    await journal.close();
  }
}

/**
 * The input of a plan, unchanged.
 * @throws CommandFailure (usage) when it has changed
 */
export async function checkInput(
  { input }: Plan,
  files: ImportFiles,
  interruption: AbortSignal,
): Promise<SurveyedInput> {
  const path = pathFrom(files.plan, input.file);
  const { facts, marks } = await surveyInput(path, interruption, input.delimiter);
  if (facts.sha256 !== input.sha256 || facts.size !== input.size) throw inputChanged(path);
  return { path, facts: input, marks };
}

/**
 * A plan is for one organisation behind one BFF: elsewhere the keys of its rows are unknown.
 * @throws CommandFailure (usage) when the settings say something else
 */
export function checkPlace(plan: Plan, { baseUrl, organisationId }: OpenedPort): void {
  if (plan.organisation_id !== organisationId) {
    throw usageFailure(
      `The import is for organisation ${plan.organisation_id}, not ${organisationId}.`,
      `Add \`--org ${plan.organisation_id}\`.`,
    );
  }
  if (plan.base_url !== baseUrl) {
    throw usageFailure(
      `The import was planned with the BFF at ${plan.base_url}, not ${baseUrl}.`,
      `Add \`--base-url ${plan.base_url}\`.`,
    );
  }
}

/** @throws CommandFailure (usage) unless the name ends in .journal, from which those of the other files are made */
export function checkJournalName(path: string): void {
  if (!path.endsWith('.journal')) {
    throw usageFailure(`${path} does not end in .journal.`, 'Name it such as `contacts.journal`.');
  }
}
