import { describeMachine } from '../machine.js';
import { table } from '../markdown-table.js';
import { median } from '../statistics.js';
import type { MeasuredStart } from './measure-starts.js';

/**
 * Writes the report of `pnpm bench:cli`.
 * @param measured the first one is the yardstick
 * @throws Error when nothing was measured
 */
export function writeStartReport(measured: readonly MeasuredStart[]): string {
  const machine = describeMachine();
  const [yardstick] = measured;
  if (yardstick === undefined) throw new Error('nothing was measured');
  const bare = yardstick.milliseconds;
  return [
    '# How fast the command line starts',
    'Written by `pnpm bench:cli`; do not edit.',
    `${machine.processor}, Node ${machine.node}. Every program is started once a round, ${String(bare.length)} rounds, and timed from its start to its end without settings of Node's own such as NODE_OPTIONS. The ratio is that of the medians.`,
    table(
      ['Program', 'Median, ms', 'Ratio', 'Target', ''],
      measured.map(({ start, milliseconds }) => {
        const ratio = median(milliseconds) / median(bare);
        const { target } = start;
        return [
          start.name,
          median(milliseconds).toFixed(1),
          ratio.toFixed(2),
          target === undefined ? '' : `${String(target)} or less`,
          target === undefined ? '' : ratio <= target ? 'pass' : '**fail**',
        ];
      }),
    ),
    '',
  ].join('\n\n');
}
