import { setMaxListeners } from 'node:events';

/** Lets every exchange that a fault holds back go at once. */
export class HeldExchanges {
  #controller = newController();

  /** Fires at the next release. */
  get released(): AbortSignal {
    return this.#controller.signal;
  }

  /** Drops the connections of all exchanges that are held back now. */
  release(): void {
    this.#controller.abort();
    this.#controller = newController();
  }
}

function newController(): AbortController {
  const controller = new AbortController();
  // Any number of exchanges may wait for one release.
  setMaxListeners(0, controller.signal);
  return controller;
}
