import { readFile, readdir, readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bff } from './bff.js';

/** What a service holds at one moment. */
export interface ProcessUse {
  readonly residentBytes: number;
  /** After a garbage collection. */
  readonly heapBytes: number;
  readonly descriptors: number;
  readonly sockets: number;
}

const collected = 'garbage has been collected';

/** Environment of a service whose use can be read: SIGUSR2 makes it collect its garbage. */
export const readableUse = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`
    import { setFlagsFromString } from 'node:v8';
    import { runInNewContext } from 'node:vm';
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc');
    process.on('SIGUSR2', () => { collect(); process.stderr.write('${collected}'); });`)}`,
};

/** Reads what a service started with {@link readableUse} holds, from its metrics and Linux's /proc. */
export async function readUse(bff: Bff): Promise<ProcessUse> {
  const { pid, errors } = bff.process;
  const before = errors().length;
  bff.process.kill('SIGUSR2');
  while (!errors().slice(before).includes(collected)) await sleep(10);
  const heap = /^nodejs_heap_size_used_bytes (\S+)$/m.exec(await bff.metrics())?.[1];
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
  const descriptors = await readdir(`/proc/${pid}/fd`);
  // One that is closed meanwhile has no target any more.
  const targets = await Promise.all(
    descriptors.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')),
  );
  return {
    residentBytes: Number(resident) * 1024,
    heapBytes: Number(heap),
    descriptors: descriptors.length,
    sockets: targets.filter((target) => target.startsWith('socket:')).length,
  };
}
