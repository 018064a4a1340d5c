import type { Contestant } from './contestants.js';
import { startServer } from './server-process.js';

const boots = 7;

/**
 * Starts and stops a server several times and times each start, from the spawn to the first 200 when ready.
 * Its database has been migrated by earlier starts.
 * @returns one duration per start, in milliseconds
 */
export async function measureBoots(contestant: Contestant): Promise<readonly number[]> {
  const durations: number[] = [];
  for (let boot = 0; boot < boots; boot += 1) {
    const server = await startServer(contestant.options);
    durations.push(server.readyAfterMs);
    await server.stop();
  }
  return durations;
}
