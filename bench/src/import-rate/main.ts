import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMachine } from '../machine.js';
import { table } from '../markdown-table.js';
import { median } from '../statistics.js';
import { runProgram, type Teardown } from '../teardown.js';
import { measurePreview } from './measure-preview.js';
import type { PreviewCost } from './measure-preview.js';
import { startStubBff } from './stub-bff.js';
import { shapes, writeInput } from './write-input.js';

const rounds = 5;
const resultsFile = fileURLToPath(new URL('../../IMPORT.md', import.meta.url));

/** The whole run; takes `BENCH_ROWS`, prints the report and writes IMPORT.md. */
async function runBenchmark(teardown: Teardown): Promise<void> {
  const rows = Number(process.env['BENCH_ROWS'] ?? 1_000_000);
  const folder = await mkdtemp(join(tmpdir(), 'contacts-bench-import-'));
  teardown.add(() => rm(folder, { recursive: true, force: true }));
  const bff = await startStubBff();
  teardown.add(() => bff.stop());
  for (const shape of shapes) await writeInput(join(folder, shape.file), shape, rows);
  const costs: PreviewCost[][] = shapes.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { file }] of shapes.entries()) {
      costs[index]?.push(await measurePreview(folder, file, bff.url));
    }
  }
  const lines = shapes.map(({ name }, index) => reportRow(name, costs[index] ?? []));
  const { processor, cores, node } = describeMachine();
  const report = [
    '# Validating files for import',
    'Written by `pnpm bench:import`; do not edit.',
    `\`contacts import --preview\` of ${rows.toLocaleString('en')} rows of ten columns as a process of its own, from start to exit: digest, encoding, parsing, mapping, the contact rules, duplicates within the file; the median of ${rounds} rounds. One thread; CPU seconds include the engine's helpers. ${processor}, ${cores} cores, Node ${node}.`,
    table(['File', 'rows/s', 'lowest to highest', 'rows/CPU s', 'peak memory'], lines),
  ].join('\n\n');
  await writeFile(resultsFile, `${report}\n`);
  console.log(`\n${report}\n\nwritten to ${resultsFile}`);
}

function reportRow(name: string, costs: readonly PreviewCost[]): readonly string[] {
  const rates = costs.map(({ rows, seconds }) => rows / seconds);
  return [
    name,
    formatRate(median(rates)),
    `${formatRate(Math.min(...rates))} to ${formatRate(Math.max(...rates))}`,
    formatRate(median(costs.map(({ rows, cpuSeconds }) => rows / cpuSeconds))),
    `${Math.round(Math.max(...costs.map(({ peakBytes }) => peakBytes)) / 1e6)} MB`,
  ];
}

const formatRate = (rate: number) => Math.round(rate).toLocaleString('en');

await runProgram(runBenchmark);
