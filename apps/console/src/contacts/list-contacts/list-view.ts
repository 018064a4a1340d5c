import { createStore, useStore } from '../../store/store.js';
import type { Arrangement } from './arrange-rows.js';

/** How the list is looked at. */
export interface ListView extends Arrangement {
  /** From 0. */
  readonly page: number;
}

/**
 * Kept while the page lives, so that whoever comes back from a contact finds the list as it was. Nowhere else: what somebody
 * searches for is a contact's value.
 */
const view = createStore<ListView>({ search: '', sortedBy: 'name', isDescending: false, page: 0 });

/** Gives a component the view of the list, and what changes it: to its first page, unless another one is asked for. */
export function useListView(): readonly [ListView, (change: Partial<ListView>) => void] {
  return [useStore(view), changeView];
}

function changeView(change: Partial<ListView>): void {
  view.set({ ...view.read(), page: 0, ...change });
}
