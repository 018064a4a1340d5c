import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { bundledLicences } from './bundled-licences.mjs';

const folder = new URL('../', import.meta.url);
const { version } = JSON.parse(await readFile(new URL('package.json', folder), 'utf8'));
const outfile = fileURLToPath(new URL('dist/contacts.js', folder));

/**
 * Loads Node's own modules when the code that imports them runs. As plain imports they would all be hoisted to the
 * top of the file and be loaded by every command, `--version` included; and CommonJS packages could not get at them.
 */
const lazyBuiltins = {
  name: 'lazy-builtins',
  setup({ onResolve, onLoad }) {
    const names = new Set(builtinModules);
    onResolve({ filter: /^(node:)?[a-z_/]+$/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '');
      if (!names.has(name)) return undefined;
      // What is imported when it is needed is lazy by itself; the loader of the texts finds it.
      return kind === 'dynamic-import'
        ? { path: `node:${name}`, external: true }
        : { path: name, namespace: 'builtin' };
    });
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      // Commander loads this one, with all that it brings along, for commands that are programs; there are none here.
      contents:
        path === 'child_process'
          ? `module.exports = { get spawn() { return process.getBuiltinModule('node:${path}').spawn; } };`
          : `module.exports = process.getBuiltinModule('node:${path}');`,
    }));
  },
};

const options = {
  absWorkingDir: fileURLToPath(folder),
  bundle: true,
  platform: 'node',
  target: 'node20',
  // class-validator's CommonJS build cannot be shaken; its ES module build is a ninth of the size.
  mainFields: ['module', 'main'],
  define: { CONTACTS_VERSION: JSON.stringify(version) },
  minify: true,
  // They stand in a file of their own, whole.
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

/**
 * Puts everything behind `run.ts` into the file as texts that are compiled when they are asked for: a text is skipped
 * in no time, while code is parsed even if it never runs. A command has the texts compiled that it needs and no others,
 * so it costs the same however much the others grow, and `--version` has none compiled at all.
 */
const deferredRun = {
  name: 'deferred-run',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/run\.ts$/ }, async ({ path }) => ({
      contents: `
        const texts = ${JSON.stringify(await textsBehind(path))};
        const loaded = new Map();
        const load = (name) => {
          if (name.startsWith('node:')) return process.getBuiltinModule(name);
          const known = loaded.get(name);
          if (known) return known.exports;
          const module = { exports: {} };
          loaded.set(name, module);
          const parameters = ['module', 'exports', 'require'];
          process.getBuiltinModule('node:vm').compileFunction(
            texts[name], parameters, { filename: 'contacts.js, ' + name },
          )(module, module.exports, load);
          return module.exports;
        };
        export const { run } = load('./run.js');`,
    }));
  },
};

/** What esbuild says of its builds. */
const metafiles = [];

/** Without dynamic imports, `import()` becomes a call of the loader above. */
const textOptions = { format: 'cjs', platform: 'node', minify: true, supported: { 'dynamic-import': false } };

/** The parts that a program falls into at its dynamic imports, as CommonJS texts by the names that they import. */
async function textsBehind(entryPoint) {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [entryPoint],
    format: 'esm',
    splitting: true,
    outdir: 'dist',
    plugins: [lazyBuiltins],
    write: false,
  });
  metafiles.push(metafile);
  const texts = outputFiles.map(async ({ path, text }) => [
    `./${basename(path)}`,
    (await transform(text, { ...textOptions, target: options.target })).code,
  ]);
  return Object.fromEntries(await Promise.all(texts));
}

await rm(new URL('dist/', folder), { recursive: true, force: true });
const { metafile } = await build({
  ...options,
  entryPoints: ['src/main.ts'],
  outfile,
  format: 'esm',
  plugins: [lazyBuiltins, deferredRun],
});
metafiles.push(metafile);
await chmod(outfile, 0o755);
// With the word licence in its name pnpm would take it for the project's own, and leave that out of the tarball.
await writeFile(
  new URL('dist/THIRD-PARTY-NOTICES.txt', folder),
  await bundledLicences(metafiles, options.absWorkingDir),
);
