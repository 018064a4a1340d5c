import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectIds, importThroughKills } from './kill-import.js';
import { ImportWorld, numberedRows, tally } from './import-world.js';

// `pnpm soak` does the same with 2,000 rows and 25 kills.
describe('an import over the BFF and the sandbox', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await ImportWorld.start();
  });
  afterAll(() => world.stop());

  it('killed five times and resumed ends like one that nobody has disturbed', () =>
    importThroughKills(world, { name: 'killed', rows: 300, kills: 5, seed: 20_261_126 }));

  it('gets through while the BFF is killed and comes back, and the vendor loses answers', async () => {
    const [name, rows] = ['shaken', 150];
    await world.workplace.write(`${name}.csv`, numberedRows(rows, name));
    await world.injectFault({ kind: 'created_then_reset' }, 3);
    const running = world.workplace.run(['import', `${name}.csv`, '--json'], { environment: world.environment });
    for (const point of [20, 80]) {
      await world.untilCreated(`${name}.journal`, point);
      await world.killBff();
      await world.restartBff();
    }
    expect(await running).toMatchObject({ exitCode: 0, stderr: '' });
    const contacts = await world.listContacts();
    expect(tally(contacts, name)).toEqual({ contacts: rows, names: rows });
    await expectIds(world, name, contacts);
  });
});
