// Bundles the compiled service into dist/service.cjs, what launches it into dist/main.js, and what its operator runs into
// dist/administer.js: one file starts several times faster than a thousand.
// tsc runs first, since esbuild does not emit the decorator metadata that Nest's injection needs.
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Loaded from node_modules at run time: a native binary, and files that are served as they are. */
const shippedBeside = ['libsql', 'swagger-ui-dist'];

/** Optional parts of Nest and pg that this service does not use; they are looked for and not found. */
const absent = [
  '@fastify/multipart',
  '@fastify/static',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/microservices/*',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  '@nestjs/websockets/*',
  'class-transformer/storage',
  'pg-native',
];

/**
 * Nest's own validation pipe and mapped types ask for all of class-validator and class-transformer when they are
 * used; this service uses neither. What `domain` imports by name is bundled without the rest.
 */
const onlyWhatDomainUses = {
  name: 'only-what-domain-uses',
  setup({ onResolve }) {
    onResolve({ filter: /^class-(validator|transformer)$/ }, ({ kind, path }) =>
      kind === 'import-statement' ? undefined : { path, external: true },
    );
  },
};

/**
 * The rest of undici, which the vendor is not asked with, takes as long to load as Fastify: fetch, web sockets, caches. Its
 * index would bring all of it, and Node's own copy of it as well.
 */
const onlyWhatUpstreamUses = {
  name: 'only-what-upstream-uses',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^undici$/ }, ({ resolveDir }) => ({
      path: 'undici',
      namespace: 'parts',
      pluginData: resolveDir,
    }));
    onLoad({ filter: /^undici$/, namespace: 'parts' }, ({ pluginData: resolveDir }) => ({
      contents: `exports.Pool = require('undici/lib/dispatcher/pool.js');
        exports.errors = require('undici/lib/core/errors.js');`,
      resolveDir,
    }));
  },
};

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** What all bundles have in common. */
const shared = {
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  bundle: true,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: [...shippedBeside, ...absent],
  plugins: [onlyWhatDomainUses, onlyWhatUpstreamUses],
  logLevel: 'warning',
};

rmSync('dist', { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: ['build/service.js'],
  outfile: 'dist/service.cjs',
  // V8 keeps what it has compiled of scripts, not of modules.
  format: 'cjs',
  define: { CONTACTS_VERSION: JSON.stringify(version), 'import.meta.url': 'serviceUrl' },
  banner: { js: "const serviceUrl = require('node:url').pathToFileURL(__filename).href;" },
});
await build({
  ...shared,
  entryPoints: { main: 'build/launch/main.js', administer: 'build/administer.js' },
  outdir: 'dist',
  format: 'esm',
  define: { CONTACTS_VERSION: JSON.stringify(version) },
  // CommonJS dependencies still call require for Node's own modules.
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
});
