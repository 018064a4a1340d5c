import type { NoteSigner } from '@contacts/audit-log';
import type { OwnerStorage } from '../../storage/open-owner-storage.js';
import type { RetainCommand } from '../command.js';
import type { Terminal } from '../terminal.js';
import { RetainRecords, type Removal } from './retain-records.use-case.js';

/**
 * Shows what is to be removed, asks, and removes it.
 * @throws Error that says why nothing, or nothing more, was removed
 */
export async function retain(
  { chain, limit, dryRun, yes }: RetainCommand,
  { owner }: OwnerStorage,
  signer: NoteSigner,
  terminal: Terminal,
): Promise<void> {
  const useCase = new RetainRecords(owner, signer);
  const planned = await useCase.plan(chain, limit);
  for (const { chain: name } of planned.filter(({ isHeldUp }) => isHeldUp))
    terminal.print(`${name}: a creation is under way; its records stay, run this again in six minutes`);
  const removals = planned.filter(({ range, end }) => end >= range.first);
  for (const { chain: name, range, end } of removals) {
    terminal.print(`${name}: remove records ${range.first} to ${end}, keep ${end + 1} to ${range.last}`);
  }
  if (removals.length === 0) {
    terminal.print('There is nothing to remove; nothing was changed.');
    return;
  }
  const summary = `${count(removals)} record(s) of ${removals.length} chain(s)`;
  if (dryRun) {
    terminal.print(`${summary} would be removed; nothing was changed.`);
    return;
  }
  if (!yes && !(await terminal.confirm(`Remove ${summary} for good?`)))
    throw new Error('Not confirmed; nothing was changed');
  for (const removal of removals) {
    await useCase.execute(removal, ({ first, last }) =>
      terminal.print(`${removal.chain}: removed records ${first} to ${last}`),
    );
  }
  await owner.compact();
  terminal.print(`Removed ${summary}. Exports carry the tombstones.`);
}

function count(removals: readonly Removal[]): number {
  return removals.reduce((total, { range, end }) => total + end - range.first + 1, 0);
}
