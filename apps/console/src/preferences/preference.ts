import { createStore, type Store } from '../store/store.js';

/** A choice of the person at this browser, kept in localStorage. */
export interface Preference<T extends string> extends Store<T> {
  readonly choices: readonly T[];
}

/**
 * Makes a preference.
 * @param name under which it is kept
 * @param choices everything that may be chosen
 * @param initial until something was chosen, and where nothing can be kept
 */
export function createPreference<T extends string>(
  name: string,
  choices: readonly T[],
  initial: T,
): Preference<T> {
  const kept = readKept(name);
  const store = createStore(choices.find((choice) => choice === kept) ?? initial);
  store.subscribe((value) => keep(name, value));
  return { ...store, choices };
}

// Browsers that block storage throw on every touch of it.
function readKept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It lasts as long as the page then.
  }
}
