/**
 * The median of some numbers (the mean of the middle two when their count is even).
 * @throws Error for an empty list, which has no median
 */
export function median(values: readonly number[]): number {
  return (percentile(values, 0.5, Math.floor) + percentile(values, 0.5, Math.ceil)) / 2;
}

/**
 * The value below which a share of all values lies.
 * @param values in any order
 * @param share 0 to 1, for example 0.99
 * @param round which neighbour to take between two ranks
 * @throws Error for an empty list
 */
export function percentile(
  values: readonly number[],
  share: number,
  round: (rank: number) => number = Math.ceil,
): number {
  const sorted = Float64Array.from(values).sort();
  const value = sorted[round(share * (sorted.length - 1))];
  if (value === undefined) throw new Error('no values: nothing was measured');
  return value;
}
