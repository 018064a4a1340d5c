import { useSyncExternalStore } from 'react';

/** A choice of the person at this browser, kept in localStorage. */
export interface Preference<T extends string> {
  readonly choices: readonly T[];
  readonly read: () => T;
  readonly choose: (value: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
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
  const listeners = new Set<() => void>();
  let current = choices.find((choice) => choice === readKept(name)) ?? initial;
  return {
    choices,
    read: () => current,
    choose(value) {
      current = value;
      keep(name, value);
      listeners.forEach((listener) => listener());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Gives a preference's present value to a component, and renders it again when that changes. */
export function usePreference<T extends string>({ read, subscribe }: Preference<T>): T {
  return useSyncExternalStore(subscribe, read);
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
