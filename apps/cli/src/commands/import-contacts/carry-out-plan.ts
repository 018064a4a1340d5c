import type { Invocation } from '../../command.js';
import { usageFailure } from '../../command-failure.js';
import type { ExitCode } from '../../exit-codes.js';
import { filesOf, stemOfFile } from './import-files.js';
import { checkInput, checkPlace, withNewFiles, withNewJournal } from './open-import.js';
import { openContactsPort } from './open-contacts-port.js';
import { readPlan } from './plan/plan-file.js';
import { readConcurrency } from './read-import-options.js';
import { runToEnd } from './run-to-end.js';

/** Carries out a plan that was made before, exactly. */
export async function carryOutPlan(invocation: Invocation, path: string): Promise<ExitCode> {
  const concurrency = readConcurrency(invocation.options);
  if (!path.endsWith('.plan.json')) {
    throw usageFailure(`${path} does not end in .plan.json.`, 'Name a plan such as `contacts.plan.json`.');
  }
  const files = filesOf(stemOfFile(path));
  return await withNewFiles(files, async () => {
    const stored = await readPlan(path);
    const opened = await openContactsPort(invocation);
    checkPlace(stored.plan, opened);
    const input = await checkInput(stored.plan, files, invocation.interruption);
    return await withNewJournal(stored, files, opened, (open) =>
      runToEnd(invocation, open, input, concurrency),
    );
  });
}
