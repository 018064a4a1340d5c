import { join } from 'node:path';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as esbuild from 'esbuild';

const largestBundle = 20_000;

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: entry, resolveDir: join(import.meta.dirname, '..') },
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    mainFields: ['module', 'main'],
  });
  return outputFiles[0]!.text;
}

const sizeOf = (text: string) => gzipSync(text, { level: 9 }).length;

describe('a browser bundle', () => {
  let whole: string;
  beforeAll(async () => {
    whole = await bundle("export * from './dist/index.js';");
  });

  it(`of everything takes at most ${largestBundle} bytes over the wire, the rules included`, () => {
    expect(sizeOf(whole)).toBeLessThanOrEqual(largestBundle);
  });

  it('of what needs no rules leaves them out', async () => {
    const reading = await bundle("export { listContacts } from './dist/index.js';");
    expect(sizeOf(reading)).toBeLessThan(sizeOf(whole) / 3);
  });

  it('works in a realm that has what browsers have and nothing of Node', async () => {
    const answer = new Response(JSON.stringify([{ id: 1, name: 'Ada' }]));
    const context = vm.createContext({
      fetch: () => Promise.resolve(answer),
      AbortSignal,
      TextDecoder,
      URLSearchParams,
    });
    const module = new vm.SourceTextModule(whole, { context });
    await module.link(() => {
      throw new Error('The bundle imports something.');
    });
    await module.evaluate();
    const { listContactTypes } = module.namespace as typeof import('../src/index.js');
    expect(JSON.stringify(await listContactTypes({ baseUrl: '' }))).toBe(
      '{"kind":"done","value":[{"id":1,"name":"Ada"}]}',
    );
  });
});
