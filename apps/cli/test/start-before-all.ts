import { afterAll, beforeAll } from '@jest/globals';
import { ScriptedBff } from './scripted-bff.js';
import { Workplace } from './workplace.js';

/** What most tests of commands need. */
export interface Started {
  readonly bff: ScriptedBff;
  readonly workplace: Workplace;
}

/** Starts one of each for all tests of the suite, which takes them, and ends them afterwards. */
export function startBeforeAll(take: (started: Started) => unknown): void {
  let started: Started;
  beforeAll(async () => {
    started = { bff: await ScriptedBff.start(), workplace: await Workplace.create() };
    take(started);
  });
  afterAll(async () => {
    await started.bff.stop();
    await started.workplace.remove();
  });
}
