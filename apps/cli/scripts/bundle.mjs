import { chmod, readFile, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

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
    onResolve({ filter: /^(node:)?[a-z_/]+$/ }, ({ path }) => {
      const name = path.replace(/^node:/, '');
      return names.has(name) ? { path: name, namespace: 'builtin' } : undefined;
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
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * Puts everything behind `run.ts` into the file as text that is compiled when it is asked for: a text is skipped in no
 * time, while code is parsed even if it never runs. So `--version` costs the same however much the commands grow.
 */
const deferredRun = {
  name: 'deferred-run',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/run\.ts$/ }, async ({ path }) => {
      const { outputFiles } = await build({
        ...options,
        entryPoints: [path],
        format: 'cjs',
        plugins: [lazyBuiltins],
        write: false,
      });
      return {
        contents: `
          const module = { exports: {} };
          const filename = 'contacts.js, the part behind run';
          process.getBuiltinModule('node:vm').compileFunction(
            ${JSON.stringify(outputFiles[0].text)}, ['module', 'exports'], { filename },
          )(module, module.exports);
          export const { run } = module.exports;`,
      };
    });
  },
};

await rm(new URL('dist/', folder), { recursive: true, force: true });
await build({
  ...options,
  entryPoints: ['src/main.ts'],
  outfile,
  format: 'esm',
  plugins: [lazyBuiltins, deferredRun],
});
await chmod(outfile, 0o755);
