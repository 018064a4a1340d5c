import { it } from '@jest/globals';
import { loadSimulation } from './load-simulation.js';

const { simulate, summarise, theService } = await loadSimulation();

/** Ten rounds of `pnpm soak` make 100,000. */
const runs = Number(process.env['SIMULATION_RUNS'] ?? 10_000);

/** Each round begins where the one before has ended. */
const firstSeed = Math.imul(Number(process.env['SOAK_SEED'] ?? 1), runs);

it(`finds nothing in ${runs} seeds`, async () => {
  const startedAt = performance.now();
  const { verdict, failure } = await simulate(firstSeed, runs, theService);
  const perSecond = (verdict.tally.runs * 1_000) / (performance.now() - startedAt);
  process.stdout.write(`${summarise(verdict)}; ${perSecond.toFixed(0)} seeds a second\n`);
  if (failure !== undefined) throw new Error(failure);
}, 7_200_000);
