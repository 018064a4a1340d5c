import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';

const compiler = fileURLToPath(new URL('../../build/launch/service-script.js', import.meta.url));
const shipped = fileURLToPath(new URL('../../dist/service.cjs', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'contacts-launch-'));
const file = join(folder, 'service.cjs');
const cache = `${file}.cache`;
const code =
  "console.log(require('node:path').sep, __filename, sum(2, 3)); function sum(a, b) { return a + b; }";
const said = `/ ${file} 5`;

/** In a process of its own: V8 also remembers within one what it has compiled. */
function compile(bundle: string, then: string): string[] {
  const program = `import { compileService } from '${compiler}';
    const script = compileService('${bundle}');
    console.log(script.compiledBefore);
    ${then}`;
  const parameters = ['--input-type=module', '-e', program];
  return execFileSync(process.execPath, parameters, { encoding: 'utf8' }).trim().split('\n');
}

describe('compileService', () => {
  beforeEach(() => {
    rmSync(cache, { force: true });
    writeFileSync(file, `${code} // naïve comment`);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('runs a bundle with what CommonJS gives it, and takes over what was compiled before', () => {
    expect(compile(file, 'script.run(); script.keepCompiled();')).toEqual(['false', said]);
    expect(compile(file, 'script.run();')).toEqual(['true', said]);
  });

  it.each<[string, () => void, string[]]>([
    ['of another text', () => writeFileSync(file, `${code}\nconsole.log(6);`), [said, '6']],
    ['cut short', () => writeFileSync(cache, readFileSync(cache).subarray(0, 20)), [said]],
    ['that is none', () => writeFileSync(cache, 'none'), [said]],
    ['that is empty', () => writeFileSync(cache, ''), [said]],
  ])('compiles anew with a cache %s', (_case, spoil, says) => {
    compile(file, 'script.keepCompiled();');
    spoil();
    expect(compile(file, 'script.run();')).toEqual(['false', ...says]);
  });

  it('has a cache that fits in what is shipped', () => {
    expect(compile(shipped, '')).toEqual(['true']);
  });
});
