import type { ContactsPort } from '../contacts-port.js';

const askEveryMs = 5000;

/** Keeps asking what is left of the vendor's limits, and shows where the import stands every second. */
export class Ticker {
  permits: number | undefined;
  private readonly timers: readonly NodeJS.Timeout[];

  constructor(port: ContactsPort, onTick: () => void) {
    const ask = () => {
      void port.countPermits().then(
        (permits) => (this.permits = permits),
        () => undefined,
      );
    };
    this.timers = [setInterval(onTick, 1000), setInterval(ask, askEveryMs)];
    ask();
  }

  stop(): void {
    this.timers.forEach((timer) => clearInterval(timer));
  }
}
