/**
 * Works on what comes one by one, on several at a time. The first error ends all of it, when what is under way is done.
 * @param hasStopped is asked before each
 */
export async function workThrough<T>(
  items: AsyncIterable<T> | Iterable<T>,
  concurrency: number,
  hasStopped: () => boolean,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  let hasFailed = false;
  const worker = async () => {
    try {
      while (!hasFailed && !hasStopped()) {
        const next = await iterator.next();
        if (next.done === true) return;
        await work(next.value);
      }
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  };
  const results = await Promise.allSettled(Array.from({ length: concurrency }, worker));
  await iterator.return?.();
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
