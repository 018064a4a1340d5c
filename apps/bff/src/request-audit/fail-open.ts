/** Longest time that an answer waits for its audit event, in milliseconds; after it the answer goes out anyway. */
const longestWaitMs = 100;

/** Hears of events that could not be stored and did not keep what they tell of from happening. */
export interface LossObserver {
  readonly onLost: (count: number) => void;
}

/** Waits for an event to be stored, at most 100 ms: a slow trail must not make every answer slow. */
export async function waitBriefly(stored: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => (timer = setTimeout(resolve, longestWaitMs)));
  await Promise.race([stored, waited]);
  clearTimeout(timer);
}
