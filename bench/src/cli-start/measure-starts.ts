import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that is started over and over, and how long it may take compared with bare Node. */
export interface Start {
  readonly name: string;
  /** What Node is started with. */
  readonly parameters: readonly string[];
  /** Largest allowed ratio to the first of all starts; none for what is only shown. */
  readonly target?: number;
}

/** How long one program took, from its start to its end, once a round. */
export interface MeasuredStart {
  readonly start: Start;
  readonly milliseconds: readonly number[];
}

/** Settings of Node's own, such as further certificates, may double what every start takes, and would hide what ours adds. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_')),
);

/**
 * Starts every program once a round, one after another, so that what else happens on the machine hits all alike.
 * @throws Error when one of them fails
 */
export async function measureStarts(starts: readonly Start[], rounds: number): Promise<MeasuredStart[]> {
  const measured = starts.map((start) => ({ start, milliseconds: [] as number[] }));
  for (let round = -1; round < rounds; round++) {
    for (const { start, milliseconds } of measured) {
      const taken = await timeStart(start);
      // The round before the first one fills the file cache.
      if (round >= 0) milliseconds.push(taken);
    }
  }
  return measured;
}

async function timeStart({ name, parameters }: Start): Promise<number> {
  const begin = performance.now();
  const child = spawn(process.execPath, parameters, {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${name} ended with ${String(code)}`);
  return performance.now() - begin;
}
