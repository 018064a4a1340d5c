import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as esbuild from 'esbuild';
import ts from 'typescript';

const packageDirectory = join(import.meta.dirname, '..');
const largestBundle = 20_000;

/** Compiles as the build does. esbuild alone would leave out the decorator metadata that ships. */
const compileWithTypeScript: esbuild.Plugin = {
  name: 'typescript',
  setup(build) {
    const compilerOptions: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
    };
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: ts.transpileModule(await readFile(path, 'utf8'), { compilerOptions }).outputText,
      loader: 'js',
    }));
  },
};

describe('a browser bundle of everything that the package exports', () => {
  let bundle: string;

  beforeAll(async () => {
    const { outputFiles } = await esbuild.build({
      entryPoints: [join(packageDirectory, 'src/index.ts')],
      plugins: [compileWithTypeScript],
      bundle: true,
      minify: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      mainFields: ['module', 'main'],
    });
    bundle = outputFiles[0]!.text;
  });

  it(`takes at most ${largestBundle} bytes over the wire`, () => {
    const size = gzipSync(bundle, { level: 9 }).length;
    expect(size).toBeGreaterThan(5_000);
    expect(size).toBeLessThanOrEqual(largestBundle);
  });

  it('needs no permission to compile text as code', () => {
    expect(bundle).not.toMatch(/\beval\s*\(/);
    expect(bundle).not.toMatch(/\bFunction\s*\(\s*["'`]/);
    expect(bundle).not.toMatch(/new Function\b/);
  });

  it('works in a bare realm that forbids eval and has no globals of Node or of a browser', async () => {
    const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
    const module = new vm.SourceTextModule(bundle, { context });
    await module.link(() => {
      throw new Error('The bundle imports something.');
    });
    await module.evaluate();
    Object.assign(context, { domain: module.namespace });
    const evaluate = (code: string): unknown =>
      JSON.parse(String(vm.runInContext(`JSON.stringify(${code})`, context)));

    expect(evaluate('typeof process + typeof Buffer + typeof window')).toBe('undefined'.repeat(3));
    expect(evaluate('domain.validateNewContact({ type: { id: 1 }, email: "a@b" })')).toEqual({
      valid: true,
      contact: { type: { id: 1 }, email: 'a@b' },
    });
    expect(
      evaluate('domain.validateNewContact({ type: { id: "1" }, country: 7, zip_code: 1 })'),
    ).toMatchObject({
      valid: false,
      violations: [
        { pointer: '/type/id', code: 'wrong_type' },
        { pointer: '/country', code: 'wrong_type' },
        { pointer: '/zip_code', code: 'unknown_field' },
      ],
    });
    expect(evaluate('domain.validateContactUpdate({})')).toMatchObject({ valid: false });
    expect(evaluate('domain.parseStrictJson("[1,]")')).toMatchObject({ reason: 'syntax', column: 4 });
  });
});
