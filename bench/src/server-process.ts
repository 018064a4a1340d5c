import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** What to start and how to see that it is up. */
export interface ServerOptions {
  /** The script, run by this Node. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Asked until it answers 200. */
  readonly readyUrl: string;
  /** Gets everything that the server prints, as a log shipper would. */
  readonly logFile: string;
}

/** A server that runs in a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  /** From the spawn to the first 200 at the ready URL. */
  readonly readyAfterMs: number;
  /** Sends SIGTERM and waits for the end, at most 10 s before SIGKILL. */
  stop(): Promise<void>;
}

const runningChildren = new Set<ChildProcess>();
// A run that a signal ends must not leave servers behind.
process.once('exit', () => runningChildren.forEach((child) => child.kill('SIGKILL')));

const readyWithinMs = 20_000;
const pollEveryMs = 4;

/**
 * Starts a server in production mode with nothing but the given environment, and waits until it is ready.
 * @throws Error with the end of its output when it exits or stays unready for 20 s
 */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const log = openSync(options.logFile, 'a');
  const startedAt = performance.now();
  const child = spawn(process.execPath, [options.script], {
    env: { NODE_ENV: 'production', PATH: process.env['PATH'] ?? '', ...options.environment },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  runningChildren.add(child);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  void ended.then(() => runningChildren.delete(child));
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;

  while (!(await answers200(options.readyUrl))) {
    if (hasEnded() || performance.now() - startedAt > readyWithinMs) {
      child.kill('SIGKILL');
      await ended;
      const lastWords = readFileSync(options.logFile, 'utf8').slice(-2_000);
      throw new Error(`${options.script} did not get ready at ${options.readyUrl}; it said:\n${lastWords}`);
    }
    await pause(pollEveryMs);
  }
  return {
    pid: child.pid ?? 0,
    readyAfterMs: performance.now() - startedAt,
    async stop() {
      const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      if (!hasEnded()) child.kill('SIGTERM');
      await ended;
      clearTimeout(killer);
    },
  };
}

function answers200(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 1_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    request.once('timeout', () => request.destroy(new Error('no answer')));
    request.once('error', () => resolve(false));
  });
}
