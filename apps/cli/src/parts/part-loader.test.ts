import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PartLoader } from './part-loader.js';

/** A part as the bundler writes it. */
function part(modules: Readonly<Record<string, string>>) {
  const functions = Object.entries(modules).map(
    ([name, text]) => `${JSON.stringify(name)}:(function(module,exports,require){${text}})`,
  );
  const comment = JSON.stringify(`({${functions.join(',')}})`).replaceAll('*/', '*\\/');
  return [Object.keys(modules), Object.assign(() => undefined, { toString: () => `()=>{/*${comment}*/}` })];
}

const programSaying = (greeting: string) => [
  part({
    './greeting.js': `exports.text='${greeting}'`,
    './run.js': `exports.greet=()=>require('./greeting.js').text+require('./name.js').name`,
  }),
  part({ './name.js': `/* it's */exports.name=", Ada"` }),
  part({ './os.js': `exports.platform=require('node:os').platform()` }),
];

interface Bundle {
  CONTACTS_PARTS?: () => unknown;
  CONTACTS_BUILD?: string;
}
const bundle = globalThis as Bundle;
const load = (loader: PartLoader) => loader.load('./run.js') as { greet: () => string };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contacts-parts-'));
  bundle.CONTACTS_BUILD = 'a build';
});
afterAll(async () => {
  delete bundle.CONTACTS_PARTS;
  delete bundle.CONTACTS_BUILD;
  await rm(folder, { recursive: true });
});

it('runs a module when it is first asked for, and once', () => {
  bundle.CONTACTS_PARTS = () => [
    ...programSaying('Hello'),
    part({ './broken.js': `throw new Error('run')` }),
  ];
  const loader = new PartLoader(join(folder, 'none.cache'));
  const { greet } = load(loader);
  expect(greet()).toBe('Hello, Ada');
  expect(load(loader).greet).toBe(greet);
  expect(loader.load('./os.js')).toEqual({ platform: process.platform });
  expect(() => loader.load('./broken.js')).toThrow('run');
});

it('takes over what has been compiled for the same build, without looking at the text again', () => {
  bundle.CONTACTS_PARTS = () => programSaying('Hello');
  const cacheFile = join(folder, 'contacts.js.cache');
  new PartLoader(cacheFile).keepCompiled(cacheFile);
  // V8 goes by the length of a text; so this is how to see that it has not compiled this one.
  bundle.CONTACTS_PARTS = () => programSaying('Salve');
  expect(load(new PartLoader(cacheFile)).greet()).toBe('Hello, Ada');
  bundle.CONTACTS_BUILD = 'another build';
  expect(load(new PartLoader(cacheFile)).greet()).toBe('Salve, Ada');
});
