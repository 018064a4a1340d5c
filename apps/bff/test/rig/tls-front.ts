import { request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from '../../src/upstream/test-certificate.fixtures.js';

/**
 * What stands in front of the service in production: it has the certificate, for all hosts of one domain. One of them is the
 * service, the others are somebody else's, with an empty page that sets the cookies which its query names.
 */
export class TlsFront {
  /** Port of the service on 127.0.0.1. */
  servicePort = 0;
  readonly #server: Server;

  private constructor(private readonly serviceHost: string) {
    const { key, cert } = makeCertificate({ name: serviceHost, address: serviceHost });
    this.#server = createServer({ key, cert }, (request, response) => this.#answer(request, response));
  }

  static async start(serviceHost: string): Promise<TlsFront> {
    const front = new TlsFront(serviceHost);
    await new Promise<void>((resolve) => front.#server.listen(0, '127.0.0.1', resolve));
    return front;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method, url = '/', headers } = request;
    const { pathname, searchParams } = new URL(url, 'https://page');
    if (headers.host === `${this.serviceHost}:${this.port}` && pathname !== '/empty-page') {
      const passed = forward({ host: '127.0.0.1', port: this.servicePort, method, path: url, headers });
      passed.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      request.pipe(passed);
      return;
    }
    response.setHeader('set-cookie', searchParams.getAll('set-cookie'));
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Empty</title>');
  }
}
