import { useSyncExternalStore } from 'react';
import { onAnswerNews, watchedFetch } from './answers.js';

/** Whether requests get through: `offline` says the browser, `away` a request that got no answer. */
export type Reachability = 'reachable' | 'offline' | 'away';

const probeEveryMs = 3_000;
let reachability: Reachability = navigator.onLine ? 'reachable' : 'offline';
let probe: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<(reachability: Reachability) => void>();

addEventListener('offline', () => change('offline'));
addEventListener('online', () => void askForLife());
onAnswerNews((news) => {
  if (news === 'noAnswer') change(navigator.onLine ? 'away' : 'offline');
  else change('reachable');
});

/** Calls a listener with every change. */
export function onReachability(listener: (reachability: Reachability) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Gives a component the present state. */
export function useReachability(): Reachability {
  return useSyncExternalStore(onReachability, () => reachability);
}

function change(next: Reachability): void {
  clearTimeout(probe);
  if (next === 'away') probe = setTimeout(() => void askForLife(), probeEveryMs);
  if (next === reachability) return;
  reachability = next;
  listeners.forEach((listener) => listener(next));
}

/** The answer or its absence comes back as news. */
async function askForLife(): Promise<void> {
  await watchedFetch('/health/live').catch(() => undefined);
}
