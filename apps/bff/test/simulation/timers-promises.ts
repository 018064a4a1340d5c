/** Stands for `node:timers/promises`, whose timers cannot be replaced as the global ones can; on these it is built. */
export const timersPromises = {
  setTimeout<T>(ms?: number, value?: T, { signal }: { readonly signal?: AbortSignal } = {}): Promise<T> {
    return new Promise((resolve, reject) => {
      const abort = () => {
        clearTimeout(timer);
        reject(new Error('aborted'));
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve(value as T);
      }, ms);
      if (signal?.aborted === true) abort();
      else signal?.addEventListener('abort', abort);
    });
  },
  setImmediate: () => new Promise<void>((resolve) => setImmediate(resolve)),
};
