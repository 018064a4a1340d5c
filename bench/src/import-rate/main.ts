import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMachine } from '../machine.js';
import { table } from '../markdown-table.js';
import { runProgram, type Teardown } from '../teardown.js';
import { measurePreview } from './measure-preview.js';
import type { PreviewCost } from './measure-preview.js';
import { startStubBff } from './stub-bff.js';
import { shapes, writeInput } from './write-input.js';

const resultsFile = fileURLToPath(new URL('../../IMPORT.md', import.meta.url));

/** The whole run; takes `BENCH_ROWS`, prints the report and writes IMPORT.md. */
async function runBenchmark(teardown: Teardown): Promise<void> {
  const rows = Number(process.env['BENCH_ROWS'] ?? 1_000_000);
  const folder = await mkdtemp(join(tmpdir(), 'contacts-bench-import-'));
  teardown.add(() => rm(folder, { recursive: true, force: true }));
  const bff = await startStubBff();
  teardown.add(() => bff.stop());
  const lines: (readonly string[])[] = [];
  for (const shape of shapes) {
    await writeInput(join(folder, shape.file), shape, rows);
    const cost = await measurePreview(folder, shape.file, bff.url);
    lines.push(reportRow(shape.name, cost));
    await rm(join(folder, shape.file));
  }
  const { processor, cores, node } = describeMachine();
  const report = [
    '# Validating files for import',
    'Written by `pnpm bench:import`; do not edit.',
    `\`contacts import --preview\` of ${rows.toLocaleString('en')} rows of ten columns as a process of its own, from start to exit: digest, encoding, parsing, mapping, the contact rules, duplicates within the file. One thread; CPU seconds include the engine's helpers. ${processor}, ${cores} cores, Node ${node}.`,
    table(['File', 'rows/s', 'rows/CPU s', 'seconds', 'peak memory'], lines),
  ].join('\n\n');
  await writeFile(resultsFile, `${report}\n`);
  console.log(`\n${report}\n\nwritten to ${resultsFile}`);
}

function reportRow(name: string, { rows, seconds, cpuSeconds, peakBytes }: PreviewCost): readonly string[] {
  return [
    name,
    Math.round(rows / seconds).toLocaleString('en'),
    Math.round(rows / cpuSeconds).toLocaleString('en'),
    seconds.toFixed(1),
    `${Math.round(peakBytes / 1e6)} MB`,
  ];
}

await runProgram(runBenchmark);
