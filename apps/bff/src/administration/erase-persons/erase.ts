import type { OwnerStorage } from '../../storage/open-owner-storage.js';
import type { EraseCommand } from '../command.js';
import type { Terminal } from '../terminal.js';
import { ErasePersons } from './erase-persons.use-case.js';

/**
 * Shows what is to be erased, asks, and erases it.
 * @throws Error that says why nothing, or not all, was erased
 */
export async function erase(
  { persons, chain, dryRun, yes }: EraseCommand,
  { owner, sealing }: OwnerStorage,
  terminal: Terminal,
): Promise<void> {
  const useCase = new ErasePersons(owner, sealing);
  const planned = await useCase.plan(persons, chain);
  for (const { chain: name, ready, waiting } of planned) {
    const rest = waiting === 0 ? '' : `, ${waiting} of them once they are sealed and nothing is under way`;
    terminal.print(`${name}: erase the personal part of ${ready + waiting} record(s)${rest}`);
  }
  if (dryRun) {
    terminal.print('This was a dry run; nothing was changed.');
    return;
  }
  if (planned.length > 0 && !yes && !(await terminal.confirm('Erase it for good?')))
    throw new Error('Not confirmed; nothing was changed');

  let erased = 0;
  const waiting = await useCase.execute(persons, chain, (name, records) => {
    erased += records;
    terminal.print(`${name}: erased the personal part of ${records} record(s)`);
  });
  // Also when there was nothing to erase: a run that was killed may have erased rows and not come to this.
  await owner.compact();
  if (waiting > 0) {
    throw new Error(
      `${waiting} record(s) were left: they are not sealed, or a creation is under way; run this again in six minutes`,
    );
  }
  terminal.print(erased === 0 ? 'There was nothing to erase.' : `Erased ${erased} record(s).`);
}
