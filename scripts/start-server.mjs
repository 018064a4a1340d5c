// Starts one of our servers as a child process and waits until it is ready.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './pnpm.mjs';

const readyWithinMs = 20_000;

/**
 * @param {string} name how messages call the server; its log goes to `.data/<name>.log`
 * @param {string} script path below the checkout
 * @param {string} readyUrl answers 200 once the server is ready
 * @param {Record<string, string>} environment on top of this process's own
 * @returns {Promise<{name: string, exited: Promise<number|string>, stop: () => Promise<void>}>}
 * @throws {Error} when something else answers at the address, or the server does not get ready
 */
export async function startServer(name, script, readyUrl, environment) {
  const { host } = new URL(readyUrl);
  if (await answers(readyUrl))
    throw new Error(`Something already listens on ${host}. End it, then start again.`);
  mkdirSync(join(root, '.data'), { recursive: true });
  const log = openSync(join(root, '.data', `${name.toLowerCase()}.log`), 'a');
  const child = spawn(process.execPath, [join(root, script)], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', log, 'inherit'],
    // Ctrl-C reaches the whole process group; this script decides the order in which servers end.
    detached: true,
  });
  closeSync(log);
  let ended = false;
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      ended = true;
      resolve(code ?? signal ?? 'unknown');
    });
  });
  const deadline = performance.now() + readyWithinMs;
  while (!(await answers(readyUrl))) {
    if (ended) throw new Error(`The ${name} ended before it was ready; its messages are above.`);
    if (performance.now() > deadline) throw new Error(`The ${name} did not get ready in time.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    name,
    exited,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function answers(url) {
  return fetch(url).then(
    (answer) => answer.ok,
    () => false,
  );
}
