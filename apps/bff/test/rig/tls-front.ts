import { request as forward, type IncomingHttpHeaders } from 'node:http';
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from '../../src/upstream/test-certificate.fixtures.js';

/**
 * What stands in front of the service in production: it has the certificate, for all hosts of one domain, and speaks HTTP/2,
 * so that a browser holds nothing back. One of the hosts is the service, the others are somebody else's, with an empty page
 * that sets the cookies which its query names.
 */
export class TlsFront {
  /** Ports of the service's replicas on 127.0.0.1; they take turns. */
  replicas: readonly number[] = [];
  /** Requests to the service that were open at the same time. */
  mostAtOnce = 0;
  #open = 0;
  #turn = 0;
  readonly #server: Http2SecureServer;
  readonly #sessions = new Set<ServerHttp2Session>();

  private constructor(private readonly serviceHost: string) {
    const { key, cert } = makeCertificate({ name: serviceHost, address: serviceHost });
    this.#server = createSecureServer({ key, cert }, (request, response) => this.#answer(request, response));
    this.#server.on('session', (session) => {
      this.#sessions.add(session);
      session.on('close', () => this.#sessions.delete(session));
    });
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
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const session of this.#sessions) session.destroy();
    await closed;
  }

  #answer(request: Http2ServerRequest, response: Http2ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url, 'https://page');
    if (request.authority === `${this.serviceHost}:${this.port}` && pathname !== '/empty-page') {
      this.#pass(request, response);
      return;
    }
    response.setHeader('set-cookie', searchParams.getAll('set-cookie'));
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Empty</title>');
  }

  #pass(request: Http2ServerRequest, response: Http2ServerResponse): void {
    const { method, url: path, authority: host } = request;
    const port = this.replicas[this.#turn++ % this.replicas.length];
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#open);
    response.on('close', () => --this.#open);
    const headers = { ...endToEnd(request.headers), host };
    const passed = forward({ host: '127.0.0.1', port, method, path, headers });
    passed.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
      answer.pipe(response);
    });
    request.pipe(passed);
  }
}

/** Without what is about one connection, or about one version of HTTP. */
function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const ofConnections = ['connection', 'keep-alive', 'transfer-encoding'];
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith(':') && !ofConnections.includes(name)),
  );
}
