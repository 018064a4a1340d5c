import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server of somebody else: an empty page at every address, which sets the cookie that its query names. */
export class PageServer {
  private constructor(
    readonly port: number,
    private readonly server: Server,
  ) {}

  static async start(): Promise<PageServer> {
    const server = createServer((request, response) => {
      const cookie = new URL(request.url ?? '/', 'http://page').searchParams.get('set-cookie');
      if (cookie !== null) response.setHeader('set-cookie', cookie);
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Elsewhere</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new PageServer((server.address() as AddressInfo).port, server);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
