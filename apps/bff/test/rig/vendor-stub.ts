import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A vendor API that does what a test tells it. */
export interface VendorStub {
  readonly origin: string;
  close(): Promise<void>;
}

/** Starts an HTTP server on a free loopback port. */
export async function startVendorStub(
  answer: (request: IncomingMessage, body: string, response: ServerResponse) => Promise<void>,
): Promise<VendorStub> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      answer(request, body, response).catch((error: unknown) => response.destroy(error as Error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
