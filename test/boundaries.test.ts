import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = process.cwd();
const configFile = join(root, '.dependency-cruiser.cjs');
const { forbidden } = createRequire(import.meta.url)(configFile) as { forbidden: { name: string }[] };

/** One violation of each rule: the file that breaks it, what it imports, and what stands there. */
const violations: Record<string, { from: string; to: string }> = {
  'no-cycles': { from: 'apps/bff/src/config/one.ts', to: 'apps/bff/src/config/two.ts' },
  'apps-never-import-each-other': { from: 'apps/cli/src/main.ts', to: 'apps/bff/src/create-app.ts' },
  'packages-point-down': { from: 'packages/test-servers/src/index.ts', to: 'apps/bff/src/create-app.ts' },
  'domain-imports-nothing-of-ours': {
    from: 'packages/domain/src/index.ts',
    to: 'packages/test-servers/src/index.ts',
  },
  'audit-log-imports-nothing-of-ours': {
    from: 'packages/audit-log/src/index.ts',
    to: 'packages/domain/src/index.ts',
  },
  'bff-client-knows-the-rules-only': { from: 'packages/bff-client/src/send.ts', to: 'node:http' },
  'csv-depends-on-nothing': { from: 'packages/csv/src/write.ts', to: 'packages/domain/src/index.ts' },
  'audit-log-is-isomorphic': { from: 'packages/audit-log/src/read.ts', to: 'node:fs' },
  'domain-is-isomorphic': { from: 'packages/domain/src/read.ts', to: 'node:fs' },
  'domain-core-needs-no-library': {
    from: 'packages/domain/src/rules/is-odd.ts',
    to: 'packages/domain/src/decorators/is-odd.ts',
  },
  'sandbox-is-an-independent-reading': {
    from: 'apps/sandbox/src/create.ts',
    to: 'packages/domain/src/index.ts',
  },
  'test-servers-are-for-tests': { from: 'apps/bff/src/serve.ts', to: 'packages/test-servers/src/index.ts' },
  'use-cases-know-no-http': {
    from: 'apps/bff/src/contacts/create.use-case.ts',
    to: 'node_modules/fastify/index.js',
  },
  'audit-knows-neither-http-nor-callers': {
    from: 'apps/bff/src/audit/trail.ts',
    to: 'apps/bff/src/callers/caller.ts',
  },
  'database-is-the-bottom': { from: 'apps/bff/src/database/open.ts', to: 'apps/bff/src/audit/trail.ts' },
  'upstream-points-nowhere-up': {
    from: 'apps/bff/src/upstream/client.ts',
    to: 'apps/bff/src/platform/problem.ts',
  },
  'quota-counts-requests-only': {
    from: 'apps/bff/src/quota/lease.ts',
    to: 'apps/bff/src/callers/caller.ts',
  },
  'sessions-know-no-callers': {
    from: 'apps/bff/src/sessions/renew.ts',
    to: 'apps/bff/src/callers/caller.ts',
  },
  'callers-know-no-features': {
    from: 'apps/bff/src/callers/guard.ts',
    to: 'apps/bff/src/contacts/contact.ts',
  },
  'operations-know-no-features': {
    from: 'apps/bff/src/operations/begin.ts',
    to: 'apps/bff/src/contacts/contact.ts',
  },
  'platform-knows-no-features': {
    from: 'apps/bff/src/platform/log.ts',
    to: 'apps/bff/src/callers/caller.ts',
  },
  'console-is-files-only': {
    from: 'apps/bff/src/console/sign-in.ts',
    to: 'apps/bff/src/sessions/session.ts',
  },
  'administration-knows-no-requests': {
    from: 'apps/bff/src/administration/erase.ts',
    to: 'apps/bff/src/callers/caller.ts',
  },
  'console-talks-through-the-client': {
    from: 'apps/console/src/main.tsx',
    to: 'packages/csv/src/index.ts',
  },
  'no-orphans': { from: 'apps/bff/src/platform/lonely.ts', to: '' },
};

describe('the boundaries of the repository', () => {
  let folder: string;
  let broken: readonly BrokenRule[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contacts-boundaries-'));
    await plant(folder, 'tsconfig.base.json', '{}');
    await plant(folder, 'node_modules/fastify/package.json', '{ "name": "fastify", "main": "index.js" }');
    for (const { from, to } of Object.values(violations)) {
      if (to !== '' && !to.startsWith('node:')) await plant(folder, to, 'export {};\n');
      await plant(folder, from, to === '' ? '' : `import '${specifier(from, to)}';\n`);
    }
    const { from, to } = violations['no-cycles']!;
    await plant(folder, to, `import '${specifier(to, from)}';\n`);
    broken = brokenRules(folder);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('have a planted violation for every rule', () => {
    expect(Object.keys(violations).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  it.each(Object.entries(violations))('bite: %s', (rule, { from }) => {
    expect(broken).toContainEqual({ rule, from });
  });
});

interface BrokenRule {
  readonly rule: string;
  readonly from: string;
}

async function plant(top: string, file: string, content: string): Promise<void> {
  await mkdir(dirname(join(top, file)), { recursive: true });
  await writeFile(join(top, file), content, { flag: 'a' });
}

function specifier(from: string, to: string): string {
  if (to.startsWith('node:')) return to;
  if (to.startsWith('node_modules/')) return 'fastify';
  return `${'../'.repeat(from.split('/').length - 1)}${to}`;
}

/** Runs the real tool with the repository's own rules on the planted files. */
function brokenRules(folder: string): readonly BrokenRule[] {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const parameters = [tool, '--config', configFile, '--output-type', 'json', 'apps', 'packages'];
  const run = spawnSync(process.execPath, parameters, { cwd: folder, encoding: 'utf8' });
  const report = JSON.parse(run.stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return report.summary.violations.map(({ from, rule }) => ({ rule: rule.name, from }));
}
