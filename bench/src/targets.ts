import type { BootResults, SeriesResult } from './results.js';
import { median } from './statistics.js';

/** One promise about speed and what came of it. */
export interface TargetResult {
  readonly target: string;
  readonly limit: string;
  readonly measured: string;
  readonly met: boolean;
}

/** Compares the results with what the project promises. */
export function judgeTargets(results: readonly SeriesResult[], boots: BootResults): readonly TargetResult[] {
  const bff = results.find(({ id }) => id === 'bff-postgresql');
  if (bff === undefined) throw new Error('the BFF was not measured');
  return [
    atMost(
      'CPU per request of the BFF on PostgreSQL, relative to the plain proxy',
      1.6,
      bff.ofPlainProxy,
      '×',
    ),
    atMost(
      'CPU per request of the BFF on PostgreSQL, relative to the hand-written service',
      0.25,
      bff.ofHandWritten,
      '×',
    ),
    atMost(
      'CPU per request of the BFF on PostgreSQL, relative to the commit that closed the first issue',
      1.1,
      bff.ofFirstIssue,
      '×',
    ),
    atMost('Boot to ready, PostgreSQL', 400, median(boots.postgresql), 'ms'),
    atMost('Boot to ready, embedded SQLite', 400, median(boots.embedded), 'ms'),
  ];
}

function atMost(target: string, limit: number, measured: number, unit: '×' | 'ms'): TargetResult {
  const digits = unit === '×' ? 2 : 0;
  return {
    target,
    limit: `≤ ${limit.toFixed(digits)} ${unit}`,
    measured: `${measured.toFixed(digits)} ${unit}`,
    met: measured <= limit,
  };
}
