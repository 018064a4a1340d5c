import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { ProcessUse } from '../rig/process-use.js';

const file = new URL('../../../../bench/SOAK-UNDER-FAULTS.md', import.meta.url);

/** A run that is long enough to be shown. */
const shownFromSeconds = 300;

/** What a soak under faults has found. */
export interface SoakReport {
  readonly seconds: number;
  /** Samples of each replica, oldest first. */
  readonly replicas: readonly (readonly ProcessUse[])[];
  /** Different creations. */
  readonly asked: number;
  /** How often creations were answered with each status, repetitions included. */
  readonly answers: ReadonlyMap<number | string, number>;
  readonly operations: readonly {
    readonly state: string;
    readonly count: number;
    readonly repeated: number;
  }[];
  readonly bytesOfOperations: number;
  readonly bytesOfTrail: number;
  readonly sealedTokens: number;
}

/** Writes the page that `pnpm bench` takes over into RESULTS.md, unless the run was short. */
export async function writeSoakReport(report: SoakReport): Promise<void> {
  const text = render(report);
  process.stdout.write(text);
  if (report.seconds >= shownFromSeconds) await writeFile(file, text);
}

function render(report: SoakReport): string {
  const { seconds, replicas, asked, answers, operations } = report;
  const all = operations.reduce((sum, { count }) => sum + count, 0);
  const repeated = operations.reduce((sum, row) => sum + row.repeated, 0);
  const statuses = [...answers]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([status, n]) => `${n} × ${status}`);
  const perOperation = (bytes: number) => `${(bytes / all).toFixed(0)} bytes`;
  return [
    '## Soak under faults',
    `Written by \`pnpm soak\`: two replicas on PostgreSQL for ${seconds} s on ${cpus().length} cores, Node ${process.version}, while ` +
      'the vendor loses answers, breaks connections, answers slowly, with 5xx, 429 and garbage, and is out of reach now and ' +
      'then. Memory of the JavaScript heap is after a garbage collection.',
    table([
      ['Replica', 'Measure', ...['1st', '2nd', '3rd', '4th'].map((nth) => `most in the ${nth} quarter`)],
      ...replicas.flatMap((uses, index) => [
        [`${index + 1}`, 'resident MiB', ...quarters(uses, ({ residentBytes }) => residentBytes / 2 ** 20)],
        [`${index + 1}`, 'heap MiB', ...quarters(uses, ({ heapBytes }) => heapBytes / 2 ** 20)],
        [`${index + 1}`, 'file descriptors', ...quarters(uses, ({ descriptors }) => descriptors)],
        [`${index + 1}`, 'of these sockets', ...quarters(uses, ({ sockets }) => sockets)],
      ]),
    ]),
    table([
      ['', ''],
      ['creations', `${asked}, answered with ${statuses.join(', ')}`],
      ['operations at rest', operations.map(({ state, count }) => `${count} ${state}`).join(', ')],
      ['attempts beyond the first, each after a proof that nothing was sent', `${repeated}`],
      ['contacts twice', '0'],
      ['operations that did not come to rest', '0'],
      ['tokens still sealed in the end', `${report.sealedTokens}`],
      ['database, an operation with its claim and answer', perOperation(report.bytesOfOperations)],
      ['database, the trail of an operation', perOperation(report.bytesOfTrail)],
    ]),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function quarters(uses: readonly ProcessUse[], measure: (use: ProcessUse) => number): string[] {
  const size = Math.ceil(uses.length / 4);
  return [0, 1, 2, 3].map((quarter) => {
    const part = uses.slice(quarter * size, (quarter + 1) * size).map(measure);
    return Math.max(...part).toFixed(0);
  });
}

function table([header, ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header!), line(header!.map(() => '---')), ...rows.map(line)].join('\n');
}
