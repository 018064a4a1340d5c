import { setTimeout as pause } from 'node:timers/promises';
import { load, type LoadResult } from './load.js';
import { readMachine, shareOfOtherPrograms } from './other-programs.js';
import { cpuBetween, peakMemory, readProcessTree } from './process-cpu.js';
import type { Series } from './series.js';
import type { Settings } from './settings.js';

/** One series in one round. */
export interface Measurement {
  readonly manyConnections: LoadResult;
  readonly oneConnection: LoadResult;
  /** User plus system time of the server's process per completed request, in microseconds. */
  readonly cpuPerRequest: number;
  /** The same of all PostgreSQL processes; undefined when the series does not use PostgreSQL. */
  readonly databaseCpuPerRequest: number | undefined;
  /** Largest resident memory of the server so far, in bytes. */
  readonly peakMemoryBytes: number;
  /** Share of all cores that went to programs outside this run, 0 to 1. */
  readonly otherPrograms: number;
}

export const manyConnections = 32;

/** Until no server gets faster any more: a large program takes longer for that than a small one. */
const warmUpSeconds = 10;
/** Reopens pools and connections that idled out while others were measured, before the window opens. */
const primeSeconds = 0.5;
/** Work that a server leaves for after its answer belongs to the request: the window closes this much later. */
const aftermathMs = 300;

/** Lets the server's code be compiled and its pools fill; nothing is kept of it. */
export async function warmUp(series: Series): Promise<void> {
  await load({ ...series, connections: manyConnections, seconds: warmUpSeconds });
}

/**
 * Measures one series once: many connections for `settings.seconds`, then one for a quarter of that.
 * @param databasePid PostgreSQL's topmost process
 * @throws Error when any answer was not 2xx
 */
export async function measure(series: Series, settings: Settings, databasePid: number): Promise<Measurement> {
  await load({ ...series, connections: manyConnections, seconds: primeSeconds });
  const machineBefore = readMachine();
  const serverBefore = readProcessTree(series.server.pid);
  const databaseBefore = readProcessTree(databasePid);
  const manyResult = await load({ ...series, connections: manyConnections, seconds: settings.seconds });
  await pause(aftermathMs);
  const serverAfter = readProcessTree(series.server.pid);
  const databaseAfter = readProcessTree(databasePid);
  const otherPrograms = shareOfOtherPrograms(machineBefore, readMachine());
  const perRequest = (cpu: number): number => cpu / manyResult.completedRequests;
  return {
    manyConnections: manyResult,
    oneConnection: await load({ ...series, connections: 1, seconds: Math.max(1, settings.seconds / 4) }),
    cpuPerRequest: perRequest(cpuBetween(serverBefore, serverAfter)),
    databaseCpuPerRequest: series.usesPostgresql
      ? perRequest(cpuBetween(databaseBefore, databaseAfter))
      : undefined,
    peakMemoryBytes: peakMemory(serverAfter),
    otherPrograms,
  };
}
