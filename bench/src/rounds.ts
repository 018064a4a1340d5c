import { measure, warmUp, type Measurement } from './measurement.js';
import type { Series, SeriesId } from './series.js';
import type { Settings } from './settings.js';

/** The measurements of every series, one per round and in the order of the rounds. */
export type Rounds = ReadonlyMap<SeriesId, readonly Measurement[]>;

/**
 * Measures all series in turn, round after round, so that whatever else happens on the machine hits all alike.
 * Every round starts with another series, so that none always follows the same one.
 * @param databasePid PostgreSQL's topmost process
 * @throws Error when any answer was not 2xx
 */
export async function measureInRounds(
  allSeries: readonly Series[],
  settings: Settings,
  databasePid: number,
): Promise<Rounds> {
  for (const series of allSeries) await warmUp(series);
  const rounds = new Map<SeriesId, Measurement[]>(allSeries.map(({ id }) => [id, []]));
  for (let round = 0; round < settings.rounds; round += 1) {
    const first = round % allSeries.length;
    for (const series of [...allSeries.slice(first), ...allSeries.slice(0, first)]) {
      const measurement = await measure(series, settings, databasePid);
      rounds.get(series.id)?.push(measurement);
      console.log(
        `round ${round + 1}/${settings.rounds} ${series.id}: ${measurement.cpuPerRequest.toFixed(0)} µs, ` +
          `${measurement.manyConnections.requestsPerSecond.toFixed(0)} requests/s`,
      );
    }
  }
  return rounds;
}
