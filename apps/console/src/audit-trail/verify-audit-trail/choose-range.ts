/** At least so many of the last records are verified. */
const leastRecords = 10_000;

/**
 * Says which records to verify: from the kept checkpoint on, whose record must be the same still, and never less than the
 * last 10,000.
 * @param latestSize how many records the service says that there are
 * @param keptSize how many there were when this browser kept a checkpoint
 * @returns the last one may be behind what the service says: then records are missing, which the verifier finds
 */
export function chooseRange(
  latestSize: number,
  keptSize: number | undefined,
): { readonly from: number; readonly to: number } {
  const from = Math.max(1, Math.min(keptSize ?? latestSize, latestSize - leastRecords + 1));
  return { from, to: Math.max(latestSize, keptSize ?? 0) };
}
