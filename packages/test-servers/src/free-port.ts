import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that systems give to whoever asks for any (Linux from 32768, macOS from 49152): no connection and no
 * other test's server takes one of these while the process that it is for starts. `fetch` refuses none of them.
 */
const lowest = 20_000;
/**
 * Each of Jest's workers has a share of its own: two that picked one port while their servers start would both see the
 * server of the faster one get ready. The first share is for what runs without Jest.
 */
const portsOfWorker = 500;
const shares = 24;

let next = randomInt(portsOfWorker);

/**
 * Finds a TCP port of 127.0.0.1 that nothing listens on right now, and that no other caller in this process or in
 * another of Jest's workers is given soon.
 * @returns the port number; a process of another test run could still take it before the caller does
 */
export async function freePort(): Promise<number> {
  const share = Number(process.env['JEST_WORKER_ID'] ?? 0) % shares;
  for (;;) {
    const port = lowest + share * portsOfWorker + (next++ % portsOfWorker);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  } catch {
    return false;
  }
  await new Promise((resolve) => server.close(resolve));
  return true;
}
