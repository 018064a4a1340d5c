import { spawn } from 'node:child_process';

/** A child process under test, with everything that it has printed so far. */
export interface RunningProcess {
  readonly pid: number;
  readonly output: () => string;
  readonly errors: () => string;
  /** Resolves with the exit code, or the signal's name when a signal ended it. */
  readonly exited: Promise<number | string>;
  kill(signal: NodeJS.Signals): void;
  /** @throws Error with how it ended and its stderr when it has ended without having been sent a signal here */
  assertNoCrash(): void;
}

/** What to start: a script run by this Node, its environment on top of a bare one, and how to see it is up. */
export interface ProcessOptions {
  readonly script: string;
  readonly parameters?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Polled until it answers 200; leave out to return at once. */
  readonly readyUrl?: string;
  readonly workingDirectory?: string;
}

/**
 * Starts a Node script as a real process and waits until it is ready (at most 60 s: many may start at once).
 * @returns a handle on the process
 * @throws Error with the process's stderr when it exits or stays silent before it is ready
 */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  const child = spawn(process.execPath, [options.script, ...(options.parameters ?? [])], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: options.workingDirectory,
  });
  let output = '';
  let errors = '';
  let ended: number | string | undefined;
  let isSignalled = false;
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exited = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => {
      ended = code ?? signal ?? 'unknown';
      resolve(ended);
    });
  });
  const running: RunningProcess = {
    pid: child.pid ?? 0,
    output: () => output,
    errors: () => errors,
    exited,
    kill: (signal) => {
      isSignalled ||= ended === undefined;
      child.kill(signal);
    },
    assertNoCrash: () => {
      if (ended === undefined || isSignalled) return;
      throw new Error(`${options.script} ended by itself with ${ended}: ${errors.slice(-2_000)}`);
    },
  };
  if (options.readyUrl !== undefined) {
    await waitUntilReady(options.readyUrl, () => ended !== undefined).catch((error: unknown) => {
      child.kill('SIGKILL');
      throw new Error(`${options.script} did not get ready: ${errors || output}`, { cause: error });
    });
  }
  return running;
}

async function waitUntilReady(url: string, hasEnded: () => boolean): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    if (hasEnded()) throw new Error('the process has ended');
    const ready = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no 200 from ${url} within 60 s`);
}
