import { describe, expect, it } from '@jest/globals';
import { allOf } from './findings.js';
import { loadSimulation } from './load-simulation.js';

const {
  simulate,
  summarise,
  scriptOf,
  runSimulation,
  theService,
  naiveProxy,
  impatientService,
  serviceWithoutLease,
} = await loadSimulation();

/** One seed to play again, or the first hundred. */
const seed = process.env['SIMULATION_SEED'];
const [firstSeed, runs] = seed === undefined ? [1, 100] : [Number(seed), 1];

/** More than any of the suspects has ever needed. */
const suspectedSeeds = 400;

describe('the simulation', () => {
  it('finds no duplicate, no lost outcome, no wrong failure and no wrong contact', async () => {
    const { verdict, failure } = await simulate(firstSeed, runs, theService);
    process.stdout.write(`${summarise(verdict)}\n`);
    if (failure !== undefined) throw new Error(failure);
  }, 300_000);

  it('plays the same seed in the same way', async () => {
    for (const again of [11, 12, 13]) {
      const first = await runSimulation(scriptOf(again), theService);
      const second = await runSimulation(scriptOf(again), theService);
      expect(second.trace).toEqual(first.trace);
    }
  }, 60_000);

  it.each([
    ['a proxy that forwards, tries again and reports failures', naiveProxy],
    ['a service that waits for no quiet period', impatientService],
    ['a service that heeds no lease', serviceWithoutLease],
  ])(
    'finds out %s',
    async (_name, suspect) => {
      const found = await findOut(suspect);
      expect(found.join('\n')).toMatch(/duplicate|wrong failure/);
    },
    300_000,
  );
});

/** @returns what the judges say of the first run that they object to */
async function findOut(suspect: typeof theService): Promise<readonly string[]> {
  for (let tried = 1; tried <= suspectedSeeds; tried++) {
    const { verdict } = await runSimulation(scriptOf(tried), suspect);
    const found = allOf(verdict.findings);
    if (found.length > 0) return found;
  }
  return [];
}
