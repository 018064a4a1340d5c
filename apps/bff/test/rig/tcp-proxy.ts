import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A TCP proxy on a port of 127.0.0.1 that can hold bytes back or lose its other side, as networks do. */
export class TcpProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #port = 0;
  #held: { readonly gate: Promise<void>; readonly open: () => void } | undefined;

  private constructor(private readonly target: { readonly host: string; readonly port: number }) {
    this.#server = createServer((client) => this.#join(client));
  }

  /** @param target where to forward to; its path and credentials do not matter */
  static async start(target: URL): Promise<TcpProxy> {
    const proxy = new TcpProxy({ host: target.hostname, port: Number(target.port) });
    await proxy.restore();
    return proxy;
  }

  get port(): number {
    return this.#port;
  }

  /** The address of the target, by way of this proxy. */
  addressOf(target: URL): string {
    const address = new URL(target);
    address.host = `127.0.0.1:${this.port}`;
    return address.href;
  }

  /** From now on connections are made, but no byte passes in either direction. */
  hold(): void {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    this.#held = { gate, open };
  }

  /** Lets everything that was held back pass. */
  release(): void {
    this.#held?.open();
    this.#held = undefined;
  }

  /** Breaks all connections and refuses new ones. */
  async cut(): Promise<void> {
    for (const socket of this.#sockets) socket.resetAndDestroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Accepts connections again, on the same port. */
  async restore(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.release();
    if (this.#server.listening) await this.cut();
  }

  #join(client: Socket): void {
    const upstream = connect(this.target.port, this.target.host);
    this.#forward(client, upstream);
    this.#forward(upstream, client);
  }

  #forward(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('error', () => undefined);
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
    from.on('data', (chunk) => void this.#pass(from, to, chunk));
  }

  async #pass(from: Socket, to: Socket, chunk: Buffer): Promise<void> {
    if (this.#held !== undefined) {
      from.pause();
      await this.#held.gate;
      from.resume();
    }
    to.write(chunk);
  }
}
