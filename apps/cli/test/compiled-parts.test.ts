import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bundle, Workplace } from './workplace.js';

let workplace: Workplace;
let cacheFile: string;
beforeAll(async () => {
  workplace = await Workplace.create();
  await cp(dirname(bundle), join(workplace.folder, 'dist'), { recursive: true });
  cacheFile = join(workplace.folder, 'dist', 'contacts.js.cache');
});
afterAll(() => workplace.remove());

/** Every kind of start: a valid contact, a broken one, the help, and what the shell asks. */
function starts() {
  return [['validate', '-'], ['types'], ['--help'], ['__complete', 'audit', '']].map((parameters) => {
    const program = join(workplace.folder, 'dist', 'contacts.js');
    const input = '{"type":{"id":1},"name":7}';
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...parameters], { input });
    return { parameters, status, stdout: stdout.toString(), stderr: stderr.toString() };
  });
}

it('works without what V8 compiled at build time, or with one that does not fit', async () => {
  const whole = await readFile(cacheFile);
  const expected = starts();
  expect(expected.map(({ status }) => status)).toEqual([3, 0, 0, 0]);
  await truncate(cacheFile, whole.length / 4);
  expect(starts()).toEqual(expected);
  await writeFile(cacheFile, whole.toString('latin1').replace(process.versions.v8, '0.0.0'), 'latin1');
  expect(starts()).toEqual(expected);
  await rm(cacheFile);
  expect(starts()).toEqual(expected);
});
