import type { Invocation } from '../../command.js';
import type { ExitCode } from '../../exit-codes.js';
import type { OpenImport } from './open-import.js';
import type { SurveyedInput } from './reading/survey-input.js';
import { finishImport } from './results/finish-import.js';
import { systemClock } from './run/clock.js';
import { runImport } from './run/run-import.js';

/** Sends what has no outcome yet, writes the results and tells of them. */
export async function runToEnd(
  { screen, interruption }: Invocation,
  { plan, journal, files, opened }: OpenImport,
  input: SurveyedInput,
  concurrency: number,
): Promise<ExitCode> {
  const end = await runImport({
    input,
    plan,
    journal,
    port: opened.port,
    concurrency,
    clock: systemClock,
    interruption,
    progressSink: screen.progressSink,
  });
  return await finishImport(screen, { end, input, plan, journal, files });
}
