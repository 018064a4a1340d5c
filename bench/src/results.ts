import type { Measurement } from './measurement.js';
import type { Rounds } from './rounds.js';
import type { SeriesId } from './series.js';
import { median } from './statistics.js';

/** One series over all rounds; medians unless said otherwise. */
export interface SeriesResult {
  readonly id: SeriesId;
  /** User plus system time of the server, microseconds per request. */
  readonly cpu: number;
  readonly lowestCpu: number;
  readonly highestCpu: number;
  /** CPU relative to the plain proxy, to the service of the first issue and to the hand-written one, in the same round. */
  readonly ofPlainProxy: number;
  readonly ofFirstIssue: number;
  readonly ofHandWritten: number;
  /** Microseconds per request inside PostgreSQL; undefined without it. */
  readonly databaseCpu: number | undefined;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly oneConnectionP50Ms: number;
  readonly oneConnectionP99Ms: number;
  /** Highest over all rounds. */
  readonly peakMemoryBytes: number;
}

/** Boot durations in milliseconds, one per start. */
export interface BootResults {
  readonly postgresql: readonly number[];
  readonly embedded: readonly number[];
}

/** Folds the rounds of every series into one result each. */
export function summarise(rounds: Rounds): readonly SeriesResult[] {
  const plainProxy = measurementsOf(rounds, 'plain-proxy');
  const firstIssue = measurementsOf(rounds, 'bff-first-issue');
  const handWritten = measurementsOf(rounds, 'hand-written');
  return [...rounds].map(([id, measurements]) => {
    const over = (pick: (measurement: Measurement) => number): number => median(measurements.map(pick));
    const cpus = measurements.map((measurement) => measurement.cpuPerRequest);
    const databaseCpus = measurements.flatMap((measurement) => measurement.databaseCpuPerRequest ?? []);
    return {
      id,
      cpu: median(cpus),
      lowestCpu: Math.min(...cpus),
      highestCpu: Math.max(...cpus),
      ofPlainProxy: ratio(measurements, plainProxy),
      ofFirstIssue: ratio(measurements, firstIssue),
      ofHandWritten: ratio(measurements, handWritten),
      databaseCpu: databaseCpus.length > 0 ? median(databaseCpus) : undefined,
      requestsPerSecond: over((measurement) => measurement.manyConnections.requestsPerSecond),
      p50Ms: over((measurement) => measurement.manyConnections.p50Ms),
      p99Ms: over((measurement) => measurement.manyConnections.p99Ms),
      oneConnectionP50Ms: over((measurement) => measurement.oneConnection.p50Ms),
      oneConnectionP99Ms: over((measurement) => measurement.oneConnection.p99Ms),
      peakMemoryBytes: Math.max(...measurements.map((measurement) => measurement.peakMemoryBytes)),
    };
  });
}

/** Share of all cores that went to programs outside this run, one per measurement. */
export function otherProgramsOf(rounds: Rounds): readonly number[] {
  return [...rounds.values()].flat().map(({ otherPrograms }) => otherPrograms);
}

/** All measurements of one series, in the order of the rounds. */
function measurementsOf(rounds: Rounds, id: SeriesId): readonly Measurement[] {
  const measurements = rounds.get(id);
  if (measurements === undefined) throw new Error(`${id} was not measured`);
  return measurements;
}

/** Median over the rounds of the CPU ratio within one round: slow drifts of the machine cancel out. */
function ratio(measurements: readonly Measurement[], reference: readonly Measurement[]): number {
  return median(
    measurements.map(
      (measurement, round) => measurement.cpuPerRequest / (reference[round]?.cpuPerRequest ?? Number.NaN),
    ),
  );
}
