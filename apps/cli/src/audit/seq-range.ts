import { usageFailure } from '../command-failure.js';
import { textOption } from '../command-options.js';
import type { OptionDefinition, OptionValues } from '../command-options.js';

/** The options that name a part of the trail by the numbers of its records. */
export const seqRangeOptions: readonly OptionDefinition[] = [
  { flags: '--from-seq <number>', description: 'from this record on (default 1)' },
  { flags: '--to-seq <number>', description: 'up to this record (default the last one)' },
];

/** A part of the trail; what is undefined was not given. */
export interface SeqRange {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/**
 * Reads the range.
 * @throws CommandFailure (usage) when an end is no number of a record, or the range ends before it begins
 */
export function readSeqRange(options: OptionValues): SeqRange {
  const from = readSeq(textOption(options, 'fromSeq'), '--from-seq');
  const to = readSeq(textOption(options, 'toSeq'), '--to-seq');
  if (from !== undefined && to !== undefined && from > to) {
    throw usageFailure('--from-seq is greater than --to-seq.', 'Give the first record, then the last one.');
  }
  return { from, to };
}

function readSeq(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined;
  const seq = /^\d{1,16}$/.test(text) ? Number(text) : 0;
  if (Number.isSafeInteger(seq) && seq >= 1) return seq;
  throw usageFailure(`The value of ${flag} is not the number of a record.`, 'Records are numbered from 1.');
}
