import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { ImportWorld } from './import-world.js';
import { importThroughKills } from './kill-import.js';

describe('an import of 2,000 rows', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await ImportWorld.start();
  });
  afterAll(() => world.stop());

  it('killed 25 times and resumed ends like one that nobody has disturbed', async () => {
    const seed = Number(process.env['SOAK_SEED'] ?? Date.now() % 1_000_000);
    await importThroughKills(world, { name: `seed ${seed}`, rows: 2000, kills: 25, seed });
  }, 600_000);
});
