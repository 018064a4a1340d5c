import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * Finds a TCP port of 127.0.0.1 that nothing listens on right now.
 * @returns the port number; another process may still take it before the caller does
 */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
