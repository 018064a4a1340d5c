import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Journal } from '../../src/commands/import-contacts/journal/journal.js';
import { MemoryBff, problem } from './memory-bff.js';
import { Workshop } from './workshop.js';

describe('a row that was sent and has no outcome', () => {
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await Workshop.open();
  });
  afterAll(() => workshop.close());

  it.each([
    ['the answer', 'in doubt, but done', 1],
    ['a look at its operation', 'killed after it was done', 2],
  ] as const)(
    'is not sent again to a BFF that has lost its data, once its operation is known by %s',
    async (_, weather, processes) => {
      const bff = new MemoryBff();
      bff.unsettled = true;
      const planned = await workshop.plan(bff, 'type,name\n1,Ada\n');
      bff.weather = [weather];
      const interruption = new AbortController();
      // The import waits only for rows in doubt, and is stopped then.
      const clock = {
        now: () => 0,
        wait: () => {
          interruption.abort();
          return Promise.resolve();
        },
      };
      let journal = await planned.begin();
      for (let process = 1; process <= processes; process++) {
        bff.revive();
        await planned.run(journal, 1, { clock, interruption }).catch(() => undefined);
        await journal.close();
        journal = await Journal.resume(planned.files.journal);
      }
      bff.forget();
      expect(await planned.run(journal, 1)).toBe('whole');
      expect(bff.contacts.size).toBe(1);
      expect(await planned.finish(journal)).toBe(7);
      await journal.close();
    },
  );

  it.each([
    ['is sent by whoever resumes when its only answer was a 401', [], 0, 2],
    ['stays in doubt when an answer was lost before the 401', ['lost after it was done'], 7, 2],
  ] as const)('%s', async (_, weather, exitCode, contacts) => {
    const bff = new MemoryBff();
    const planned = await workshop.plan(bff, 'type,name\n1,Ada\n1,Grace\n');
    bff.weather = [...weather];
    const create = bff.create.bind(bff);
    bff.create = async (contact, idempotencyKey) =>
      bff.weather.length > 0
        ? await create(contact, idempotencyKey)
        : { kind: 'notAuthenticated', problem: { ...problem, status: 401 }, idempotencyKey };
    let journal = await planned.begin();
    expect(await planned.run(journal, 1)).toMatchObject({ report: { exitCode: 4 } });
    await journal.close();
    bff.create = create;
    bff.caller = 'grace';
    journal = await Journal.resume(planned.files.journal);
    expect(await planned.run(journal, 1)).toBe('whole');
    expect(bff.contacts.size).toBe(contacts);
    expect(await planned.finish(journal)).toBe(exitCode);
    await journal.close();
  });
});
