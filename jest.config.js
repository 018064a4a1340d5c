import { existsSync } from 'node:fs';

/** One Jest project per package that has tests; sources run through swc with decorator metadata. */
const project = (displayName, directory) => ({
  displayName,
  rootDir: `<rootDir>/${directory}`,
  testMatch: ['<rootDir>/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/build/'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
});

const directories = {
  architecture: 'test',
  'audit-log': 'packages/audit-log',
  'bff-client': 'packages/bff-client',
  csv: 'packages/csv',
  domain: 'packages/domain',
  sandbox: 'apps/sandbox',
  bff: 'apps/bff',
  cli: 'apps/cli',
  console: 'apps/console',
};

export default {
  projects: Object.entries(directories)
    .filter(([, directory]) => existsSync(new URL(directory, import.meta.url)))
    .map(([name, directory]) => project(name, directory)),
  globalSetup: '<rootDir>/test/start-postgresql.mjs',
  globalTeardown: '<rootDir>/test/stop-postgresql.mjs',
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/longest-first.mjs',
  // One more than a small CI machine has cores: tests that start processes wait for them most of the time.
  maxWorkers: 3,
  // Each of the tests of a file that run side by side starts processes of its own.
  maxConcurrency: 3,
};
