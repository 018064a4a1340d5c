import type { Run, Workplace } from './workplace.js';

/** A run and how much memory its process took at most. */
export interface MeasuredRun extends Run {
  readonly peakKilobytes: number;
}

/**
 * Runs a command line in which `contacts` is called once, and measures that process. It may hold 32 MB of objects, and
 * dies of more; buffers that wait for the garbage collector come on top.
 * @param environment as for `workplace.runShell`
 */
export async function measurePeak(
  workplace: Workplace,
  commandLine: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<MeasuredRun> {
  await workplace.write(
    'report-peak.mjs',
    "process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS} kB`));",
  );
  const run = await workplace.runShell(commandLine, {
    environment: {
      ...environment,
      NODE_OPTIONS: `--import=${workplace.folder}/report-peak.mjs --max-old-space-size=32`,
    },
  });
  return { ...run, peakKilobytes: Number(/peak (\d+) kB$/.exec(run.stderr)?.[1]) };
}
