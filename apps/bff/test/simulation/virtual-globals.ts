import type { SeededRandom } from './seeded-random.js';
import type { VirtualTime } from './virtual-time.js';

interface Timer {
  readonly cancel: () => void;
  unref(): Timer;
}

/** Runs `work` while every clock, timer and random number that the service asks for comes from the simulation. */
export async function withVirtualGlobals<T>(
  time: VirtualTime,
  random: SeededRandom,
  work: () => Promise<T>,
): Promise<T> {
  const { performance, Date, setTimeout, clearTimeout, setImmediate } = globalThis;
  const drawReally = Math.random.bind(Math);
  const after = (ms: number, label: string, run: () => void): Timer => {
    const cancel = time.schedule(time.host, ms, label, run);
    const timer: Timer = { cancel, unref: () => timer };
    return timer;
  };
  class VirtualDate extends Date {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [time.wall] : given) as [number]));
    }
    static override now(): number {
      return time.wall;
    }
  }
  Math.random = () => random.next();
  replaceGlobals({
    performance: { now: () => time.monotonic },
    Date: VirtualDate,
    setTimeout: (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
      after(ms, '', () => {
        run(...given);
      }),
    clearTimeout: (timer?: Timer) => timer?.cancel(),
    setImmediate: (run: () => void) => after(0, '', run),
  });
  try {
    return await work();
  } finally {
    replaceGlobals({ performance, Date, setTimeout, clearTimeout, setImmediate });
    Math.random = drawReally;
  }
}

function replaceGlobals(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}
