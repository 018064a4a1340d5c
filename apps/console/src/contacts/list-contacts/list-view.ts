import { useSyncExternalStore } from 'react';
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
let view: ListView = { search: '', sortedBy: 'name', isDescending: false, page: 0 };
const listeners = new Set<() => void>();

/** Gives a component the view of the list, and what changes it. */
export function useListView(): readonly [ListView, (change: Partial<ListView>) => void] {
  return [useSyncExternalStore(subscribe, () => view), changeView];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changeView(change: Partial<ListView>): void {
  view = { ...view, page: 0, ...change };
  listeners.forEach((listener) => listener());
}
