import { cpus, platform, release, totalmem } from 'node:os';

/** Where the numbers come from. */
export interface Machine {
  readonly time: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGibibytes: number;
  readonly system: string;
  readonly node: string;
}

/** Describes this machine. */
export function describeMachine(): Machine {
  return {
    time: new Date().toISOString().slice(0, 16).replace('T', ' '),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGibibytes: totalmem() / 2 ** 30,
    system: `${platform()} ${release()}`,
    node: process.version,
  };
}
