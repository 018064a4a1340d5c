import type { Invocation } from '../../command.js';
import { usageFailure } from '../../command-failure.js';
import type { ExitCode } from '../../exit-codes.js';
import { checkInput, withJournal } from './open-import.js';
import { readConcurrency } from './read-import-options.js';
import { recoverFailed } from './results/finish-import.js';
import { runToEnd } from './run-to-end.js';

/** Goes on with an import that was stopped, killed, or left with rows in doubt. */
export async function resumeImport(invocation: Invocation, path: string): Promise<ExitCode> {
  const concurrency = readConcurrency(invocation.options);
  return await withJournal(path, invocation, async (open) => {
    const { plan, journal, files } = open;
    if (journal.states.isUndone) {
      throw usageFailure(
        `The import of ${path} was undone. Nothing was sent.`,
        'To import the file once more, name another journal: `--journal <file>`.',
      );
    }
    const input = await checkInput(plan, files, invocation.interruption);
    await recoverFailed(journal, files);
    return await runToEnd(invocation, open, input, concurrency);
  });
}
