import { cpus } from 'node:os';
import { cpuBetween, readProcessTree, type ProcessTree } from './process-cpu.js';

/** All CPU time of this machine and this run's share of it, at one moment. */
export interface MachineReading {
  readonly busyMicroseconds: number;
  readonly totalMicroseconds: number;
  /** The benchmark itself and everything that it has started. */
  readonly ownProcesses: ProcessTree;
}

/** Reads what all cores have spent so far. */
export function readMachine(): MachineReading {
  const times = cpus().map((core) => core.times);
  const idle = times.reduce((sum, core) => sum + core.idle, 0);
  const busy = times.reduce((sum, core) => sum + core.user + core.nice + core.sys + core.irq, 0);
  return {
    busyMicroseconds: busy * 1_000,
    totalMicroseconds: (busy + idle) * 1_000,
    ownProcesses: readProcessTree(process.pid),
  };
}

/**
 * How much of all cores other programs took between two readings: tells how far to trust what was measured then.
 * @returns 0 (a quiet machine) to 1
 */
export function shareOfOtherPrograms(before: MachineReading, after: MachineReading): number {
  const busy = after.busyMicroseconds - before.busyMicroseconds;
  const others = busy - cpuBetween(before.ownProcesses, after.ownProcesses);
  return Math.max(0, others) / (after.totalMicroseconds - before.totalMicroseconds);
}
