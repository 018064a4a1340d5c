import { describeMachine } from '../machine.js';
import { table } from '../markdown-table.js';
import type { ExplainedQuery } from './explain-queries.js';
import type { ExportRate } from './measure-export.js';
import type { InsertCost } from './measure-inserts.js';

/** What one run has measured. */
export interface ReadingResults {
  readonly events: number;
  readonly queries: readonly ExplainedQuery[];
  readonly exported: ExportRate;
  readonly inserts: InsertCost;
}

const mebibytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;

/** Writes the report of `pnpm bench:audit`. */
export function writeReadingReport({ events, queries, exported, inserts }: ReadingResults): string {
  const machine = describeMachine();
  return [
    '# Reading the audit trail',
    'Written by `pnpm bench:audit`; do not edit.',
    `${events.toLocaleString('en')} events in PostgreSQL, a tenth of them another organisation's. ${machine.processor}, Node ${machine.node}.`,
    '## Pages of 50 events',
    'Each query is the one that the BFF sends, run once to warm the cache and once to be timed.',
    table(
      ['Filter', 'ms'],
      queries.map(({ name, milliseconds }) => [name, milliseconds.toFixed(1)]),
    ),
    '## Export',
    table(
      ['', ''],
      [
        ['Records', exported.records.toLocaleString('en')],
        ['Size', mebibytes(exported.bytes)],
        ['Records per second', (exported.records / exported.seconds).toFixed(0)],
        ['Peak memory of the BFF before', mebibytes(exported.memoryBefore)],
        ['Peak memory of the BFF after', mebibytes(exported.memoryAfter)],
      ],
    ),
    '## What the indexes cost',
    table(
      ["PostgreSQL's CPU to store one event", 'µs'],
      [
        ['with the indexes of filters', inserts.withIndexes.toFixed(1)],
        ['without them', inserts.withoutIndexes.toFixed(1)],
      ],
    ),
    '## Plans',
    ...queries.map(({ name, plan }) => `### ${name}\n\n\`\`\`\n${plan.join('\n')}\n\`\`\``),
    '',
  ].join('\n\n');
}
