import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

/** One request as its bytes came. */
export interface RawRequest {
  readonly requestLine: string;
  /** Header lines in order, as sent. */
  readonly headerLines: readonly string[];
  readonly body: string;
  /** Counts connections from 0. */
  readonly connection: number;
}

/** Decides what happens to one request: any bytes, at any time, or none. */
export type RawResponder = (socket: Socket, request: RawRequest) => void;

/** A server that speaks whatever bytes a test wants, for answers that no HTTP library would send. */
export class RawServer {
  readonly requests: RawRequest[] = [];
  readonly sockets = new Set<Socket>();
  private connections = 0;
  private readonly closings: (() => void)[] = [];

  private constructor(
    private readonly server: Server,
    private readonly scheme: 'http' | 'https',
    private readonly respond: RawResponder,
  ) {}

  /** @param identity key and certificate; https when given. */
  static async start(respond: RawResponder, identity?: TlsOptions): Promise<RawServer> {
    const server = identity === undefined ? createServer() : createTlsServer(identity);
    const raw = new RawServer(server, identity === undefined ? 'http' : 'https', respond);
    server.on('connection', (socket: Socket) => raw.track(socket));
    server.on(identity === undefined ? 'connection' : 'secureConnection', (socket: Socket) =>
      raw.read(socket),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return raw;
  }

  get origin(): string {
    return `${this.scheme}://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** How many requests of a method have been read whole. */
  count(method: string): number {
    return this.requests.filter(({ requestLine }) => requestLine.startsWith(`${method} `)).length;
  }

  /** Resolves once no connection is open. */
  async allClosed(): Promise<void> {
    while (this.sockets.size > 0) await new Promise<void>((resolve) => this.closings.push(resolve));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private track(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.sockets.delete(socket);
      for (const resolve of this.closings.splice(0)) resolve();
    });
  }

  private read(socket: Socket): void {
    const connection = this.connections++;
    let pending = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      const end = pending.indexOf('\r\n\r\n');
      if (end < 0) return;
      const [requestLine = '', ...headerLines] = pending.slice(0, end).split('\r\n');
      const length = Number(/\ncontent-length: (\d+)/i.exec(pending.slice(0, end))?.[1] ?? 0);
      if (pending.length < end + 4 + length) return;
      const body = Buffer.from(pending.slice(end + 4, end + 4 + length), 'latin1').toString('utf8');
      pending = pending.slice(end + 4 + length);
      const request = { requestLine, headerLines, body, connection };
      this.requests.push(request);
      this.respond(socket, request);
    });
  }
}

/** Bytes of a response with its length; `headers` are further lines. */
export function response(status: number, headers: readonly string[], body: string | Buffer): Buffer {
  const bytes = Buffer.from(body);
  const head = [`HTTP/1.1 ${status} Reason`, ...headers, `Content-Length: ${bytes.length}`, '', ''].join(
    '\r\n',
  );
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes]);
}

/** A responder that gives the same answer to everything. */
export function answering(status: number, headers: readonly string[], body: string | Buffer): RawResponder {
  return (socket) => socket.write(response(status, headers, body));
}
