import { measure, type Measurement } from '../measurement.js';
import { cpuBetween, readProcessTree } from '../process-cpu.js';
import type { Series } from '../series.js';
import type { Settings } from '../settings.js';
import { SealingSession } from './sealing-session.js';
import { measureVerification } from './verification-rate.js';

/** What sealing costs, one entry per round. */
export interface SealingRounds {
  readonly on: readonly Measurement[];
  readonly off: readonly Measurement[];
  /** Age of the oldest event without a seal while the load was on, in milliseconds. */
  readonly largestLagMs: readonly number[];
  /** CPU per event while what waited was sealed and nothing else went on, in microseconds. */
  readonly databaseCpuPerEvent: readonly number[];
  readonly serverCpuPerEvent: readonly number[];
  /** Records that one thread of Node verifies in a second. */
  readonly verifiedPerSecond: readonly number[];
}

/**
 * Loads the BFF on PostgreSQL with sealing and without, in turn and each first in every other round. Without means that
 * another session holds the sealing lock, as another replica would; what piles up is sealed afterwards and timed by itself.
 * @param databasePid PostgreSQL's topmost process
 * @throws Error when any answer was not 2xx, or when sealing does not catch up
 */
export async function measureSealing(
  series: Series,
  settings: Settings,
  databaseUrl: string,
  databasePid: number,
): Promise<SealingRounds> {
  const session = await SealingSession.open(databaseUrl);
  const rounds = {
    on: [] as Measurement[],
    off: [] as Measurement[],
    largestLagMs: [] as number[],
    databaseCpuPerEvent: [] as number[],
    serverCpuPerEvent: [] as number[],
    verifiedPerSecond: [] as number[],
  };
  const measureOn = async (): Promise<void> => {
    const [measurement, lag] = await session.withLargestLag(() => measure(series, settings, databasePid));
    rounds.on.push(measurement);
    rounds.largestLagMs.push(lag);
    await session.awaitSealed();
  };
  const measureOff = async (): Promise<void> => {
    const sealsBefore = await session.countSeals();
    rounds.off.push(await session.withoutSealing(() => measure(series, settings, databasePid)));
    const databaseBefore = readProcessTree(databasePid);
    const serverBefore = readProcessTree(series.server.pid);
    await session.awaitSealed();
    const databaseCpu = cpuBetween(databaseBefore, readProcessTree(databasePid));
    const serverCpu = cpuBetween(serverBefore, readProcessTree(series.server.pid));
    const sealed = (await session.countSeals()) - sealsBefore;
    rounds.databaseCpuPerEvent.push(databaseCpu / sealed);
    rounds.serverCpuPerEvent.push(serverCpu / sealed);
  };
  await session.awaitSealed();
  for (let round = 0; round < settings.rounds; round += 1) {
    const steps = round % 2 === 0 ? [measureOn, measureOff] : [measureOff, measureOn];
    for (const step of steps) await step();
    rounds.verifiedPerSecond.push(await measureVerification(series.origin));
    console.log(`round ${round + 1}/${settings.rounds} sealing`);
  }
  await session.close();
  return rounds;
}
