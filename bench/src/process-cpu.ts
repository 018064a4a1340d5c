import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** One process at one moment. */
export interface ProcessUsage {
  readonly parentPid: number;
  /** User plus system time since its start. */
  readonly cpuMicroseconds: number;
  /** Largest resident memory so far; without /proc, the resident memory right now. */
  readonly peakMemoryBytes: number;
}

/** A process and all its descendants at one moment, by process id. */
export type ProcessTree = ReadonlyMap<number, ProcessUsage>;

/**
 * Reads what a process and all its descendants have used so far: from /proc on Linux, else from `ps`.
 * @param rootPid the topmost process
 * @throws Error when that process is gone
 */
export function readProcessTree(rootPid: number): ProcessTree {
  const everyProcess = process.platform === 'linux' ? readProcFilesystem() : readProcessList();
  const root = everyProcess.get(rootPid);
  if (root === undefined) throw new Error(`process ${rootPid} has ended; nothing left to measure`);
  const tree = new Map([[rootPid, root]]);
  // A Map's iteration also visits entries that are added on the way: this walks down the generations.
  for (const parentPid of tree.keys()) {
    for (const [pid, usage] of everyProcess) if (usage.parentPid === parentPid) tree.set(pid, usage);
  }
  return tree;
}

/**
 * CPU time that a tree of processes used between two readings. A process that ended in between counts nothing,
 * one that started in between counts in full.
 * @returns user plus system time in microseconds
 */
export function cpuBetween(before: ProcessTree, after: ProcessTree): number {
  let sum = 0;
  for (const [pid, usage] of after) sum += usage.cpuMicroseconds - (before.get(pid)?.cpuMicroseconds ?? 0);
  return sum;
}

/** Sum over the tree of each process's largest resident memory, in bytes. */
export function peakMemory(tree: ProcessTree): number {
  return [...tree.values()].reduce((sum, usage) => sum + usage.peakMemoryBytes, 0);
}

let clockTicksPerSecond: number | undefined;

function readProcFilesystem(): Map<number, ProcessUsage> {
  clockTicksPerSecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const microsecondsPerTick = 1e6 / clockTicksPerSecond;
  const usages = new Map<number, ProcessUsage>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readIfStillThere(`/proc/${name}/stat`);
    const status = readIfStillThere(`/proc/${name}/status`);
    if (stat === undefined || status === undefined) continue;
    // proc(5): the second field, the command's name in parentheses, may hold blanks and parentheses itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parentPid, userTicks, systemTicks] = [fields[1], fields[11], fields[12]].map(Number);
    usages.set(Number(name), {
      parentPid: parentPid ?? 0,
      cpuMicroseconds: ((userTicks ?? 0) + (systemTicks ?? 0)) * microsecondsPerTick,
      peakMemoryBytes: Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024,
    });
  }
  return usages;
}

function readIfStillThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return undefined;
  }
}

function readProcessList(): Map<number, ProcessUsage> {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,time='], { encoding: 'utf8' });
  const usages = new Map<number, ProcessUsage>();
  for (const line of list.trim().split('\n')) {
    const [pid, parentPid, kibibytes, time] = line.trim().split(/\s+/);
    usages.set(Number(pid), {
      parentPid: Number(parentPid),
      cpuMicroseconds: parseProcessTime(time ?? '0') * 1e6,
      peakMemoryBytes: Number(kibibytes) * 1024,
    });
  }
  return usages;
}

/** Seconds in the time column of `ps`: `[[days-]hours:]minutes:seconds[.hundredths]`. */
function parseProcessTime(text: string): number {
  const [clock = '0', days = '0'] = text.split('-').reverse();
  return clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) + Number(days) * 86_400;
}
