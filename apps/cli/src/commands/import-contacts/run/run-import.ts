import { CommandFailure } from '../../../command-failure.js';
import type { Plan } from '../plan/plan.js';
import type { SurveyedInput } from '../reading/survey-input.js';
import { hasStopped } from './import-run.js';
import { rowsToSend } from './rows-to-send.js';
import { runRows } from './run-rows.js';
import { settleDoubts } from './settle-doubts.js';
import { startWork } from './start-work.js';
import type { WorkRequest } from './start-work.js';

/** What an import needs to run. */
export interface RunRequest extends Omit<WorkRequest, 'importId' | 'standing'> {
  readonly input: SurveyedInput;
  readonly plan: Plan;
}

/** How a run ended: every row has an outcome or is in doubt, or why it stopped before that. */
export type RunEnd = 'whole' | 'interrupted' | CommandFailure;

/**
 * Sends the rows of a plan that have no outcome yet. May be called again after any end, and after a kill at any point.
 * @throws whatever is not foreseen; the journal holds all that was done
 */
export async function runImport(request: RunRequest): Promise<RunEnd> {
  const { input, plan, journal, port, interruption } = request;
  const { states } = journal;
  const { run, end } = startWork({
    ...request,
    importId: plan.import_id,
    standing: () => {
      const failed = states.count('rejected') + states.count('not_sent') + states.count('returned');
      const doubts = states.count('in_doubt');
      return { total: plan.counts.create, done: states.count('created') + failed + doubts, failed, doubts };
    },
  });
  try {
    await journal.append({ started: new Date().toISOString(), caller: port.caller });
    const doubtful = await runRows(run, rowsToSend(input, plan, states));
    if (!hasStopped(run)) await settleDoubts(run, doubtful);
  } catch (error) {
    // Of the input or the journal: nothing more can be sent.
    if (!(error instanceof CommandFailure)) throw error;
    run.stop.set(error);
  } finally {
    end();
  }
  return run.stop.failure ?? (interruption.aborted ? 'interrupted' : 'whole');
}
