// Writes docs/faults.md from the tables of the fault tests, which a test holds against it.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const [bundle] = (
  await build({
    entryPoints: [fileURLToPath(new URL('../test/faults/render-fault-table.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  })
).outputFiles;
const { renderFaultTable } = await import(
  `data:text/javascript;base64,${Buffer.from(bundle.text).toString('base64')}`
);
await writeFile(new URL('../../../docs/faults.md', import.meta.url), renderFaultTable());
