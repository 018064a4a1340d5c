import { createStore } from '../store/store.js';
import { onAnswerNews, watchedFetch } from './answers.js';

/** Whether requests get through: `offline` says the browser, `away` a request that got no answer. */
export type Reachability = 'reachable' | 'offline' | 'away';

const probeEveryMs = 3_000;
let probe: ReturnType<typeof setTimeout> | undefined;

/** How it stands now. */
export const reachability = createStore<Reachability>(navigator.onLine ? 'reachable' : 'offline');

addEventListener('offline', () => change('offline'));
addEventListener('online', () => void askForLife());
onAnswerNews((news) => {
  if (news === 'noAnswer') change(navigator.onLine ? 'away' : 'offline');
  else change('reachable');
});

function change(next: Reachability): void {
  clearTimeout(probe);
  if (next === 'away') probe = setTimeout(() => void askForLife(), probeEveryMs);
  if (next !== reachability.read()) reachability.set(next);
}

/** The answer or its absence comes back as news. */
async function askForLife(): Promise<void> {
  await watchedFetch('/health/live').catch(() => undefined);
}
