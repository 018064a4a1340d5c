import { basename } from 'node:path';
import { build, transform } from 'esbuild';
import { options } from './esbuild-options.mjs';

/** Commander loads this one, with all that it brings along, for commands that are programs; there are none here. */
const lazyChildProcess = {
  name: 'lazy-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/, namespace: 'file' }, ({ importer }) =>
      importer.includes('commander') ? { path: 'child_process', namespace: 'lazy' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'lazy' }, () => ({
      contents: `module.exports = { get spawn() { return process.getBuiltinModule('node:child_process').spawn; } };`,
    }));
  },
};

/** A module as CommonJS, in which an `import()` becomes a call of the loader. */
const moduleOptions = {
  format: 'cjs',
  platform: 'node',
  target: options.target,
  minify: true,
  supported: { 'dynamic-import': false },
};

/**
 * Bundles a program as the parts that it falls into at its dynamic imports.
 * @param entryPoint path of its source
 * @returns each part as JavaScript, which `src/parts/part-loader.ts` reads; and what esbuild says of the build
 */
export async function bundleParts(entryPoint, define) {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [entryPoint],
    format: 'esm',
    splitting: true,
    outdir: 'dist',
    define,
    plugins: [lazyChildProcess],
    write: false,
  });
  const modules = new Map();
  for (const { path, text } of outputFiles) {
    modules.set(nameOf(path), (await transform(text, moduleOptions)).code);
  }
  const entry = Object.keys(metafile.outputs).find(
    (path) => metafile.outputs[path].entryPoint === entryPoint,
  );
  // What is there whenever another part is needed is compiled together.
  const always = [...closureOf(entry, metafile.outputs)].map(nameOf);
  const others = [...modules.keys()].filter((name) => !always.includes(name));
  const texts = [always, ...others.map((name) => [name])].map((names) => {
    const functions = names.map(
      (name) => `${JSON.stringify(name)}:(function(module,exports,require){${modules.get(name)}})`,
    );
    return `[${JSON.stringify(names)},()=>{${asComment(`({${functions.join(',')}})`)}}]`;
  });
  return { texts, metafile };
}

const nameOf = (path) => `./${basename(path)}`;

/** An output after all that it imports at once. */
function closureOf(output, outputs) {
  const imported = outputs[output].imports.filter(
    ({ kind, external }) => kind === 'import-statement' && external !== true,
  );
  return new Set([...imported.flatMap(({ path }) => [...closureOf(path, outputs)]), output]);
}

/** On one line, and without what would end the comment. */
function asComment(text) {
  return `/*${JSON.stringify(text).replaceAll('*/', '*\\/')}*/`;
}
