import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, readdir, rm, symlink } from 'node:fs/promises';
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

  it.each(['created.csv', 'plan.json', 'journal', 'failed.csv', 'failed-12.csv', 'created.csv.partial'])(
    'are never the input, such as own.%s',
    async (ending) => {
      const name = `own.${ending}`;
      const rows = numberedRows(2, 'own');
      await world.workplace.write(name, rows);
      await refused(`${name} is the input, and has the name of a file`, name, '--journal', 'own.journal');
      await symlink(name, world.path(`link.${ending}`));
      const link = [`link.${ending}`, '--journal', './own.journal'] as const;
      await refused(`link.${ending} is the input, and has the name of a file`, ...link);
      expect(await read(name)).toBe(rows);
      await rm(world.path(name));
    },
  );

  it.each([
    ['created.csv', 'though there is no kept.journal that it belongs to'],
    ['failed.csv', 'though there is no kept.journal that it belongs to'],
    ['plan.json', 'and is no plan that may be replaced'],
  ])('replace no kept.%s that somebody else has made', async (ending, why) => {
    const name = `kept.${ending}`;
    await world.workplace.write('kept.csv', numberedRows(2, 'kept'));
    await world.workplace.write(name, 'mine\n');
    for (const others of [[], ['--preview']]) {
      await refused(`${name} exists, ${why}. Nothing was sent.\n> Move it`, 'kept.csv', ...others);
    }
    expect(await read(name)).toBe('mine\n');
    await rm(world.path(name));
  });

  it('replace the plan of an earlier preview, and by --plan no ids that somebody else has written', async () => {
    await world.workplace.write('again.csv', numberedRows(2, 'again'));
    expect(await run('again.csv', '--preview')).toMatchObject({ exitCode: 0 });
    const first = await read('again.plan.json');
    expect(await run('again.csv', '--preview')).toMatchObject({ exitCode: 0 });
    expect(await read('again.plan.json')).not.toBe(first);
    await world.workplace.write('again.created.csv', 'mine\n');
    await refused('again.created.csv exists', '--plan', 'again.plan.json');
    expect(await read('again.created.csv')).toBe('mine\n');
  });

  it('are begun again where a full disk has left an empty journal', async () => {
    await world.workplace.write('full.csv', numberedRows(2, 'full'));
    await world.workplace.write('full.journal', '');
    expect(await run('full.csv')).toMatchObject({ exitCode: 0 });
  });
});
