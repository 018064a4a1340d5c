import type { Machine } from './machine.js';
import { table } from './markdown-table.js';
import { manyConnections } from './measurement.js';
import type { BootResults, SeriesResult } from './results.js';
import { writeSealingSection } from './sealing/sealing-report.js';
import type { SealingRounds } from './sealing/measure-sealing.js';
import type { SeriesId } from './series.js';
import type { Settings } from './settings.js';
import { median } from './statistics.js';
import type { TargetResult } from './targets.js';

/** Everything that the report shows. */
export interface Report {
  readonly machine: Machine;
  readonly settings: Settings;
  readonly results: readonly SeriesResult[];
  /** Share of all cores that went to programs outside this run, one per measurement. */
  readonly otherPrograms: readonly number[];
  readonly boots: BootResults;
  readonly sealing: SealingRounds;
  readonly targets: readonly TargetResult[];
  /** Sections that other commands have measured. */
  readonly otherPages: readonly string[];
}

const seriesNames: Readonly<Record<SeriesId, string>> = {
  'plain-proxy': 'Fastify + @fastify/http-proxy (the yardstick)',
  'bff-first-issue': 'BFF of the first issue, PostgreSQL',
  'bff-postgresql': '**BFF, PostgreSQL**',
  'bff-postgresql-keyed': 'BFF, PostgreSQL, an `Idempotency-Key` per request',
  'bff-embedded': 'BFF, embedded SQLite',
  'hand-written': 'Nest + Express + @nestjs/axios + ValidationPipe + 2 INSERTs',
};

/** Writes the report as a Markdown document. */
export function writeReport(report: Report): string {
  const { machine, settings, results, otherPrograms, boots, sealing, targets, otherPages } = report;
  return (
    [
      '# Benchmark results',
      'Written by `pnpm bench`; do not edit. What is compared and how: [README.md](README.md).',
      table(
        ['', ''],
        [
          ['Measured', `${machine.time} UTC`],
          [
            'Processor',
            `${machine.processor}, ${machine.cores} cores, ${machine.memoryGibibytes.toFixed(0)} GiB`,
          ],
          ['System', machine.system],
          ['Node', machine.node],
          [
            'Taken by other programs meanwhile',
            `${percent(median(otherPrograms))} of all cores in the median, at most ${percent(Math.max(...otherPrograms))}`,
          ],
          ['Rounds', `${settings.rounds} of ${settings.seconds} s a series, interleaved`],
        ],
      ),
      '## Targets',
      table(
        ['Target', 'Limit', 'Measured', ''],
        targets.map(({ target, limit, measured, met }) => [
          target,
          limit,
          measured,
          met ? 'pass' : '**fail**',
        ]),
      ),
      'The goal that we work towards is 1.00 × the plain proxy, which checks and records nothing.',
      `## ${manyConnections} connections`,
      table(
        [
          'Server',
          'CPU µs/request',
          'lowest to highest',
          '× plain proxy',
          '× first issue',
          '× hand-written',
          'PostgreSQL CPU µs/request',
          'requests/s',
          'p50 ms',
          'p99 ms',
          'peak RSS MiB',
        ],
        results.map((result) => [
          seriesNames[result.id],
          result.cpu.toFixed(0),
          `${result.lowestCpu.toFixed(0)} to ${result.highestCpu.toFixed(0)}`,
          result.ofPlainProxy.toFixed(2),
          result.ofFirstIssue.toFixed(2),
          result.ofHandWritten.toFixed(2),
          result.databaseCpu?.toFixed(0) ?? 'none',
          result.requestsPerSecond.toFixed(0),
          result.p50Ms.toFixed(2),
          result.p99Ms.toFixed(2),
          (result.peakMemoryBytes / 2 ** 20).toFixed(0),
        ]),
      ),
      '## One connection',
      table(
        ['Server', 'p50 ms', 'p99 ms'],
        results.map((result) => [
          seriesNames[result.id],
          result.oneConnectionP50Ms.toFixed(2),
          result.oneConnectionP99Ms.toFixed(2),
        ]),
      ),
      writeSealingSection(sealing),
      '## Boot to ready',
      table(
        ['BFF on', 'median ms', 'fastest', 'slowest', 'starts'],
        [bootRow('PostgreSQL', boots.postgresql), bootRow('embedded SQLite', boots.embedded)],
      ),
      ...otherPages,
      '## How to read it',
      howToRead.map((line) => `- ${line}`).join('\n'),
    ].join('\n\n') + '\n'
  );
}

const howToRead = [
  "CPU is user plus system time of the server's process and its children, divided by completed requests. It says what a request costs. Requests/s and latencies depend on the machine as well, because server, load generator, upstream and PostgreSQL share the cores.",
  'The ratios are medians of ratios within one round. Compare them across machines; never compare absolute numbers of two runs. When other programs took more than a few per cent of the cores, run it again on a quiet machine: they raise every figure, and not all alike.',
  `With ${manyConnections} connections the next request follows each answer at once: the server is saturated and its latencies are mostly queueing. The table with one connection shows what a request takes by itself.`,
  "The BFF commits two audit events with each creation and the hand-written service two rows; the plain proxy records nothing. The run counts their rows in PostgreSQL afterwards and fails when any are missing. PostgreSQL's own CPU is listed apart; the embedded engine's is part of the server's.",
  'The rows with and without `Idempotency-Key` are the same BFF process, so they share their peak memory (resident, highest since the start).',
  'Every answer of every round was 2xx: a single other one fails the whole run and leaves this file as it was.',
  'Boot to ready is the time from starting the process to the first 200 of `GET /health/ready`, asked every 4 ms, on a database that is migrated already.',
];

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function bootRow(engine: string, durations: readonly number[]): readonly string[] {
  const figures = [median(durations), Math.min(...durations), Math.max(...durations), durations.length];
  return [engine, ...figures.map((figure) => figure.toFixed(0))];
}
