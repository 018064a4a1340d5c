import { useSyncExternalStore } from 'react';

/** A value that lives as long as the page, outside of any component. */
export interface Store<T> {
  readonly read: () => T;
  /** Sets it and tells whoever listens. */
  readonly set: (value: T) => void;
  /** @returns what ends it */
  readonly subscribe: (listener: (value: T) => void) => () => void;
}

/** Makes a store. */
export function createStore<T>(initial: T): Store<T> {
  const listeners = new Set<(value: T) => void>();
  let current = initial;
  return {
    read: () => current,
    set(value) {
      current = value;
      listeners.forEach((listener) => listener(value));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Gives a component a store's present value, and renders it again when that changes. */
export function useStore<T>({ read, subscribe }: Store<T>): T {
  return useSyncExternalStore(subscribe, read);
}
