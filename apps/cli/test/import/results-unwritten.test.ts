import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir } from 'node:fs/promises';
import { CommandFailure } from '../../src/command-failure.js';
import { MemoryBff } from './memory-bff.js';
import { Workshop } from './workshop.js';

const stop = new CommandFailure({ exitCode: 6, title: 'First', detail: 'Came first.', nextSteps: [] });

describe('an import whose results cannot be written', () => {
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await Workshop.open();
  });
  afterAll(() => workshop.close());

  it.each([
    ['the results, after a whole run', 'whole', 'The results could not be written', 1],
    ['the results, after Ctrl-C', 'interrupted', 'The results could not be written', 1],
    ['what stopped it before', stop, 'First', 6],
  ] as const)('names %s, says what is created and how to go on', async (_, end, title, exitCode) => {
    const planned = await workshop.plan(new MemoryBff(), 'type,name\n1,Ada\n');
    const { journal } = await planned.runThroughKills(1);
    // No file takes the place of a folder.
    await mkdir(planned.files.created);
    await expect(planned.finish(journal, end)).rejects.toMatchObject({
      report: {
        exitCode,
        title,
        detail: expect.stringContaining('1 contacts are created, 0 rows are left.'),
        nextSteps: expect.arrayContaining([expect.stringContaining('contacts import --resume')]),
      },
    });
    await journal.close();
  });
});
