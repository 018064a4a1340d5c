import { table } from '../markdown-table.js';
import type { Measurement } from '../measurement.js';
import { median } from '../statistics.js';
import type { SealingRounds } from './measure-sealing.js';

/** Writes the section on sealing; figures are medians over the rounds unless they say otherwise. */
export function writeSealingSection(rounds: SealingRounds): string {
  const { on, off } = rounds;
  const cpuRatio = median(on.map(({ cpuPerRequest }, round) => cpuPerRequest / cpuOf(off[round])));
  return [
    '## Sealing',
    table(
      ['BFF on PostgreSQL', 'CPU µs/request', 'PostgreSQL CPU µs/request', 'requests/s', 'p50 ms', 'p99 ms'],
      [loadRow('sealing on', on), loadRow('sealing held up', off)],
    ),
    table(
      ['', ''],
      [
        ['CPU per request of the BFF, on against held up', `${cpuRatio.toFixed(2)} ×`],
        ['To seal one event, in PostgreSQL', `${median(rounds.databaseCpuPerEvent).toFixed(0)} µs of CPU`],
        ['To seal one event, in the BFF', `${median(rounds.serverCpuPerEvent).toFixed(1)} µs of CPU`],
        [
          'Oldest event without a seal under this load',
          `${Math.max(...rounds.largestLagMs).toFixed(0)} ms in the worst round`,
        ],
        ['Verification, one thread of Node', `${median(rounds.verifiedPerSecond).toFixed(0)} records/s`],
      ],
    ),
    'The same load in the same run, on and held up in turn. Held up means that another session holds the lock that sealing takes; what has piled up is sealed afterwards, and the cost of an event is measured then.',
  ].join('\n\n');
}

function loadRow(name: string, measurements: readonly Measurement[]): readonly string[] {
  const over = (pick: (measurement: Measurement) => number): number => median(measurements.map(pick));
  return [
    name,
    over(({ cpuPerRequest }) => cpuPerRequest).toFixed(0),
    over(({ databaseCpuPerRequest }) => databaseCpuPerRequest ?? Number.NaN).toFixed(0),
    over(({ manyConnections }) => manyConnections.requestsPerSecond).toFixed(0),
    over(({ manyConnections }) => manyConnections.p50Ms).toFixed(2),
    over(({ manyConnections }) => manyConnections.p99Ms).toFixed(2),
  ];
}

function cpuOf(measurement: Measurement | undefined): number {
  return measurement?.cpuPerRequest ?? Number.NaN;
}
