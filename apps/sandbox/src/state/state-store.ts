/** Makes the state durable. */
export interface StateStore {
  /** Resolves once everything that was in the state when this was called survives a crash. */
  save(): Promise<void>;
}

/** Used without a state file: nothing is kept. */
export const memoryStore: StateStore = {
  save: () => Promise.resolve(),
};
