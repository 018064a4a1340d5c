import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EraseCommand, RetainCommand } from '../../src/administration/command.js';
import { erase } from '../../src/administration/erase-persons/erase.js';
import { retain } from '../../src/administration/retain-records/retain.js';
import { OwnedStorage } from './as-owner.js';
import { engines, type StorageUnderTest } from './engines.js';
import { chain, keys } from './exported-chain.js';
import { sampleEvent, sampleIntent } from './samples.js';
import { sealAll } from './sealed-chain.js';

const retention: RetainCommand = {
  name: 'retain',
  chain,
  limit: { kind: 'upTo', seq: 1 },
  dryRun: false,
  yes: false,
};
const erasure: EraseCommand = {
  name: 'erase',
  persons: [{ by: 'caller', kind: 'user', id: '77' }],
  chain: undefined,
  dryRun: false,
  yes: false,
};

/** An operator who answers every question alike. */
function operator(answer: boolean) {
  const lines: string[] = [];
  const asked: string[] = [];
  return {
    lines,
    asked,
    print: (line: string) => void lines.push(line),
    confirm: (question: string) => {
      asked.push(question);
      return Promise.resolve(answer);
    },
  };
}

describe.each(engines)('the commands on %s', (_name, create) => {
  let database: StorageUnderTest;
  let owned: OwnedStorage;
  beforeEach(async () => {
    database = await create();
    owned = new OwnedStorage(database);
    const storage = await owned.service();
    for (let index = 0; index < 3; index++) await storage.audit.append(sampleEvent());
    await sealAll(storage);
  });
  afterEach(() => database.dispose());

  const stored = async () => [
    (await database.query('select 1 from audit_event')).length,
    (await database.query('select 1 from audit_personal')).length,
  ];

  it('do nothing without consent', async () => {
    const terminal = operator(false);
    await owned.asOwner(async (opened) => {
      await expect(retain(retention, opened, keys.signer, terminal)).rejects.toThrow('nothing was changed');
      await expect(erase(erasure, opened, terminal)).rejects.toThrow('nothing was changed');
    });
    expect(await stored()).toEqual([3, 3]);
    expect(terminal.asked).toEqual(['Remove 1 record(s) of 1 chain(s) for good?', 'Erase it for good?']);
  });

  it('do it with consent, and ask no more when there is nothing to do', async () => {
    const terminal = operator(true);
    await owned.asOwner(async (opened) => {
      await retain(retention, opened, keys.signer, terminal);
      await retain(retention, opened, keys.signer, terminal);
      await erase(erasure, opened, terminal);
      await erase(erasure, opened, terminal);
    });
    // Two records of users are left, and each command has left one of its own.
    expect(await stored()).toEqual([4, 0]);
    expect(terminal.asked).toHaveLength(2);
    expect(terminal.lines).toEqual([
      `${chain}: remove records 1 to 1, keep 2 to 3`,
      `${chain}: removed records 1 to 1`,
      'Removed 1 record(s) of 1 chain(s). Exports carry the tombstones.',
      'There is nothing to remove; nothing was changed.',
      `${chain}: erase the personal part of 2 record(s)`,
      `${chain}: erased the personal part of 2 record(s)`,
      'Erased 2 record(s).',
      'There was nothing to erase.',
    ]);
  });

  it('show in a dry run what they would do, what they would leave, and change nothing', async () => {
    const storage = await owned.service();
    await storage.operations.begin({ ...sampleIntent(), lease_ms: 600_000 });
    await storage.audit.append(sampleEvent());
    await sealAll(storage);
    const terminal = operator(true);
    const limit = { kind: 'upTo', seq: 4 } as const;
    await owned.asOwner(async (opened) => {
      await retain({ ...retention, limit, dryRun: true }, opened, keys.signer, terminal);
      await erase({ ...erasure, dryRun: true }, opened, terminal);
    });
    expect(await stored()).toEqual([5, 5]);
    expect(terminal.asked).toEqual([]);
    expect(terminal.lines).toEqual([
      `${chain}: a creation is under way; its records stay, run this again in six minutes`,
      `${chain}: remove records 1 to 3, keep 4 to 5`,
      '3 record(s) of 1 chain(s) would be removed; nothing was changed.',
      `${chain}: erase the personal part of 5 record(s), 1 of them once they are sealed and nothing is under way`,
      'This was a dry run; nothing was changed.',
    ]);
  });
});
