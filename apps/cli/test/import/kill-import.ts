import { expect } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { numberedRows, tally } from './import-world.js';
import type { ImportWorld } from './import-world.js';

/** How often an import is killed, and by which dice. */
export interface Killing {
  readonly name: string;
  readonly rows: number;
  readonly kills: number;
  readonly seed: number;
}

/**
 * Imports a file while the importing process is killed again and again, after as many further rows as the dice say, and
 * expects what an import nobody has disturbed comes to.
 */
export async function importThroughKills(world: ImportWorld, killing: Killing): Promise<void> {
  const { name, rows, kills, seed } = killing;
  await world.workplace.write(`${name}.csv`, numberedRows(rows, name));
  const journal = `${name}.journal`;
  const roll = dice(seed);
  const points = Array.from({ length: kills }, () => 1 + Math.floor(roll() * rows * 0.75)).sort(
    (left, right) => left - right,
  );
  let parameters = ['import', `${name}.csv`, '--no-compare'];
  for (const point of points) {
    const { exitCode, stderr } = await world.workplace.run(parameters, {
      environment: world.environment,
      onStart: (child) => void world.untilCreated(journal, point).then(() => child.kill('SIGKILL')),
    });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 'SIGKILL' });
    parameters = ['import', '--resume', journal];
  }
  const last = await world.workplace.run([...parameters, '--json'], { environment: world.environment });
  expect(last).toMatchObject({ exitCode: 0, stderr: '' });
  const contacts = await world.listContacts();
  expect(tally(contacts, name)).toEqual({ contacts: rows, names: rows });
  await expectIds(world, name, contacts);
}

/** The file of ids names exactly the contacts that are there, each with its own row. */
export async function expectIds(
  world: ImportWorld,
  name: string,
  contacts: Awaited<ReturnType<ImportWorld['listContacts']>>,
): Promise<void> {
  const lines = (await readFile(world.path(`${name}.created.csv`), 'utf8')).split('\r\n').slice(1, -1);
  const idOf = new Map(contacts.map((contact) => [contact.name, String(contact.id)]));
  expect(lines.map((line) => line.split(',').slice(0, 2))).toEqual(
    lines.map((_, index) => [String(index + 1), idOf.get(`${name} ${index + 1}`)]),
  );
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
