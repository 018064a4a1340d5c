import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that systems give to whoever asks for any (Linux from 32768, macOS from 49152): no connection and no
 * other test's server takes one of these while the process that it is for starts. `fetch` refuses none of them.
 */
const lowest = 20_000;
const highest = 32_000;

/**
 * Finds a TCP port of 127.0.0.1 that nothing listens on right now.
 * @returns the port number; only another caller of this function could still take it before the caller does
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest);
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
