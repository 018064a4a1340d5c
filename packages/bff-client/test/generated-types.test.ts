import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const packageDirectory = join(import.meta.dirname, '..');

// After a change of the document: pnpm run docs:openapi
it('the types are those of the committed OpenAPI document', () => {
  const script = `import { renderTypes } from './scripts/render-types.mjs'; process.stdout.write(await renderTypes());`;
  const rendered = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: packageDirectory,
    encoding: 'utf8',
  });
  expect(rendered).toBe(readFileSync(join(packageDirectory, 'src/generated/bff-api.ts'), 'utf8'));
});
