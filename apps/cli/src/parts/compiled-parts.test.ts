import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCompiledParts, writeCompiledParts } from './compiled-parts.js';

const parts = new Map([
  ['./run.js', Buffer.from('thirteen byte')],
  ['./empty.js', Buffer.alloc(0)],
  ['./other.js', Buffer.from([10, 0, 255])],
]);

describe('what V8 has compiled', () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contacts-parts-'));
    file = join(folder, 'contacts.js.cache');
    writeCompiledParts(file, 'a build', parts);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is read as it was written', () => {
    const compiled = openCompiledParts(file, 'a build');
    for (const [name, code] of parts) expect(compiled(name)).toEqual(code);
    expect(compiled('./unknown.js')).toBeUndefined();
  });

  it('is of no use for another build', () => {
    expect(openCompiledParts(file, 'another build')('./run.js')).toBeUndefined();
  });

  it('is of no use for another Node', async () => {
    const content = await readFile(file, 'latin1');
    const elsewhere = join(folder, 'elsewhere.cache');
    await writeFile(elsewhere, content.replace(process.versions.node, '20.0.0'), 'latin1');
    expect(openCompiledParts(elsewhere, 'a build')('./run.js')).toBeUndefined();
  });

  it('may be cut off anywhere', async () => {
    const whole = await readFile(file);
    const cutOff = join(folder, 'cut-off.cache');
    const start = whole.indexOf('./run.js') - 20;
    for (let length = start; length < whole.length; length += 1) {
      await writeFile(cutOff, whole.subarray(0, length));
      expect(openCompiledParts(cutOff, 'a build')('./other.js')).toBeUndefined();
    }
  });

  it('may have an index that leads nowhere', async () => {
    const content = await readFile(file, 'latin1');
    const astray = join(folder, 'astray.cache');
    await writeFile(astray, content.replace('"./run.js":[0,13]', '"./run.js":[9,-3]'), 'latin1');
    const compiled = openCompiledParts(astray, 'a build');
    expect(compiled('./run.js')).toBeUndefined();
    expect(compiled('./other.js')).toEqual(parts.get('./other.js'));
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['something else', 'null\n'.repeat(10_000)],
  ])('may be %s', async (_case, content) => {
    const broken = join(folder, 'broken.cache');
    if (content !== undefined) await writeFile(broken, content);
    expect(openCompiledParts(broken, 'a build')('./run.js')).toBeUndefined();
  });
});
