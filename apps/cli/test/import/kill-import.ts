import { expect } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { RunOptions } from '../workplace.js';
import { numberedRows, tally } from './import-world.js';
import type { ImportWorld } from './import-world.js';

/** How often an import is killed, how often the BFF is while it runs, and by which dice. */
export interface Killing {
  readonly name: string;
  readonly rows: number;
  readonly kills: number;
  readonly bffKills?: number;
  readonly seed: number;
}

const unreachable = 6;

/**
 * Imports a file while the importing process, and the BFF if asked for, is killed again and again, after as many further
 * rows as the dice say, and expects what an import nobody has disturbed comes to.
 */
export async function importThroughKills(world: ImportWorld, killing: Killing): Promise<void> {
  const { name, rows, kills, bffKills = 0, seed } = killing;
  await world.workplace.write(`${name}.csv`, numberedRows(rows, name));
  const journal = `${name}.journal`;
  const roll = dice(seed);
  const drawPoints = (count: number) =>
    Array.from({ length: count }, () => 1 + Math.floor(roll() * rows * 0.75)).sort(
      (left, right) => left - right,
    );
  const points = drawPoints(kills);
  const shaking = shakeBff(world, journal, drawPoints(bffKills));

  const begin = ['import', `${name}.csv`, '--no-compare'];
  const resume = ['import', '--resume', journal];
  let parameters = begin;
  for (const point of points) {
    const { exitCode, stderr } = await runWhileReachable(parameters, (child) => {
      void world.untilCreated(journal, point).then(() => child.kill('SIGKILL'));
    });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 'SIGKILL' });
    parameters = resume;
  }
  const last = await runWhileReachable([...parameters, '--json']);
  await shaking;
  expect(last).toMatchObject({ exitCode: 0, stderr: '' });
  const contacts = await world.listContacts();
  expect(tally(contacts, name)).toEqual({ contacts: rows, names: rows });
  await expectIds(world, name, contacts);

  /** Who finds no BFF, since it was killed just then, is told to try again, and does. */
  async function runWhileReachable(command: readonly string[], onStart?: RunOptions['onStart']) {
    for (;;) {
      const result = await world.workplace.run(command, {
        environment: world.environment,
        ...(onStart === undefined ? {} : { onStart }),
      });
      if (bffKills === 0 || result.exitCode !== unreachable) return result;
    }
  }
}

async function shakeBff(world: ImportWorld, journal: string, points: readonly number[]): Promise<void> {
  for (const point of points) {
    await world.untilCreated(journal, point);
    await world.killBff();
    await world.restartBff();
  }
}

/** The file of ids names exactly the contacts that are there, each with its own row. */
async function expectIds(
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
