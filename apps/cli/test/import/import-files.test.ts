import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, readdir } from 'node:fs/promises';
import { lockJournal } from '../../src/commands/import-contacts/journal/lock-journal.js';
import { ImportWorld, numberedRows } from './import-world.js';

describe('the files of contacts import', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await ImportWorld.start();
  });
  afterAll(() => world.stop());

  const run = (...parameters: readonly string[]) =>
    world.workplace.run(['import', ...parameters], { environment: world.environment });
  const read = (name: string) => readFile(world.path(name), 'utf8');
  const refused = async (words: string, ...parameters: readonly string[]) => {
    const before = (await world.listContacts()).length;
    const { exitCode, stderr } = await run(...parameters);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(words) });
    expect(await world.listContacts()).toHaveLength(before);
  };

  it('belong to one process at a time, the plan too', async () => {
    await world.workplace.write('twice.csv', numberedRows(2, 'twice'));
    expect(await run('twice.csv', '--preview')).toMatchObject({ exitCode: 0 });
    const plan = await read('twice.plan.json');
    const unlock = await lockJournal(world.path('twice.journal'));
    const words = 'Another process is working on twice.journal. Nothing was sent.';
    await refused(words, 'twice.csv');
    await refused(words, 'twice.csv', '--preview');
    await refused(words, '--plan', 'twice.plan.json');
    expect(await read('twice.plan.json')).toBe(plan);
    await unlock();
    expect(await run('--plan', 'twice.plan.json')).toMatchObject({ exitCode: 0 });
  });

  it('are those of one import when two begin at once', async () => {
    await world.workplace.write('race.csv', numberedRows(20, 'race'));
    await Promise.all([run('race.csv'), run('race.csv'), run('race.csv')]);
    expect(await run('--resume', 'race.journal')).toMatchObject({ exitCode: 0 });
    expect((await readdir(world.workplace.folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});
