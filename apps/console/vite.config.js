import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const bundled = (name) => fileURLToPath(new URL(`src/bundle/${name}.ts`, import.meta.url));

/** The console lives below `/console/` of the BFF; `pnpm run dev` serves it alone and asks a BFF on port 3000. */
export default defineConfig({
  base: '/console/',
  resolve: {
    alias: {
      'reflect-metadata/lite': bundled('reflect-metadata'),
      'use-sync-external-store/shim/index.js': bundled('use-sync-external-store'),
    },
  },
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    // Browsers of the year 2024 on.
    target: ['chrome123', 'firefox128', 'safari18'],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The policy of the page allows no data: addresses but those of images.
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(['/api', '/bff', '/health'].map((path) => [path, 'http://127.0.0.1:3000'])),
  },
});
