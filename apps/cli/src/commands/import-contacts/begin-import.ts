import { randomUUID } from 'node:crypto';
import type { Invocation } from '../../command.js';
import { textOption } from '../../command-options.js';
import { exitCodes } from '../../exit-codes.js';
import type { ExitCode } from '../../exit-codes.js';
import { Progress } from '../../output/progress.js';
import { checkInputName, checkNewFiles } from './check-new-files.js';
import { filesOf, nameFrom, stemOf, stemOfFile } from './import-files.js';
import { readDefaultsOption, readMapOption } from './mapping/read-mapping-options.js';
import { checkJournalName, withNewFiles, withNewJournal } from './open-import.js';
import { openContactsPort } from './open-contacts-port.js';
import { makePlan } from './plan/make-plan.js';
import { writePlan } from './plan/plan-file.js';
import { planLines, showPlan } from './plan/show-plan.js';
import { readConcurrency, readDelimiter } from './read-import-options.js';
import { isReadOnce, nameOf, spoolInput } from './reading/spool-input.js';
import { surveyInput } from './reading/survey-input.js';
import { runToEnd } from './run-to-end.js';

/**
 * Plans an import, and carries the plan out unless `--preview` is given.
 * @param argument path of the input, or `-`; what can be read once only, such as a named pipe, is kept as stdin is
 */
export async function beginImport(invocation: Invocation, argument: string): Promise<ExitCode> {
  const { options, screen, interruption } = invocation;
  const importId = randomUUID();
  const map = readMapOption(options);
  const defaults = readDefaultsOption(options);
  const delimiter = readDelimiter(options);
  const concurrency = readConcurrency(options);
  const isKept = await isReadOnce(argument);
  const files = filesOf(chooseStem(options, isKept ? `import-${importId.slice(0, 8)}` : stemOf(argument)));
  if (!isKept) await checkInputName(argument, files);
  await checkNewFiles(files);
  const opened = await openContactsPort(invocation);
  const path = isKept ? files.spool : argument;
  if (isKept) {
    await spoolInput(argument, path, invocation);
    screen.remark([
      [
        `${nameOf(argument)} is kept in ${path}, so that the import can be resumed; remove it when it is over.`,
      ],
    ]);
  }
  const input = await surveyInput(path, interruption, delimiter);
  const progress = new Progress(screen.progressSink);
  const { decided, firstProblems } = await makePlan(
    { input, map, defaults, compare: options['compare'] !== false },
    opened.port,
    interruption,
    progress,
  ).finally(() => progress.end());
  return await withNewFiles(files, async () => {
    const stored = await writePlan(files.plan, {
      version: 1,
      import_id: importId,
      planned_at: new Date().toISOString(),
      base_url: opened.baseUrl,
      organisation_id: opened.organisationId,
      input: { file: nameFrom(files.plan, path), ...input.facts },
      ...decided,
    });
    if (options['preview'] === true) {
      showPlan(screen, files.plan, stored.plan, firstProblems);
      return exitCodes.done;
    }
    screen.remark(planLines(stored.plan));
    return await withNewJournal(stored, files, opened, (open) =>
      runToEnd(invocation, open, input, concurrency),
    );
  });
}

function chooseStem(options: Invocation['options'], usual: string): string {
  const journal = textOption(options, 'journal');
  if (journal === undefined) return usual;
  checkJournalName(journal);
  return stemOfFile(journal);
}
