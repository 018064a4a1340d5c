import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { ImportWorld } from './import-world.js';
import { importThroughKills } from './kill-import.js';

describe('an import of 2,000 rows', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await ImportWorld.start();
  });
  afterAll(() => world.stop());

  const seed = Number(process.env['SOAK_SEED'] ?? Date.now() % 1_000_000);

  it('killed 25 times and resumed ends like one that nobody has disturbed', async () => {
    await importThroughKills(world, { name: `seed ${seed}`, rows: 2_000, kills: 25, seed });
  }, 600_000);

  it('comes to the same while the BFF is killed ten times too, and the vendor loses answers', async () => {
    await world.injectFault({ kind: 'created_then_reset' }, 10);
    await importThroughKills(world, { name: `shaken ${seed}`, rows: 2_000, kills: 25, bffKills: 10, seed });
  }, 600_000);
});
