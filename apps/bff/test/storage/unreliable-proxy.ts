import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between a pool and its server and misbehaves on command. */
export interface UnreliableProxy {
  readonly url: string;
  /** Passes nothing on any more, in either direction, and accepts new connections all the same. */
  hang(): void;
  /** Cuts all connections and refuses new ones. */
  goAway(): void;
  /** Works again, for new connections. */
  comeBack(): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free loopback port in front of the server that `target` names. */
export async function startUnreliableProxy(target: string): Promise<UnreliableProxy> {
  const upstream = new URL(target);
  const open = new Set<Socket>();
  let state: 'working' | 'hanging' | 'gone' = 'working';

  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => undefined);
    if (state === 'gone') return void client.destroy();
    if (state === 'hanging') return;
    const server = connect(Number(upstream.port), upstream.hostname);
    open.add(server);
    server.on('error', () => client.destroy());
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
    client.on('data', (chunk) => state === 'working' && server.write(chunk));
    server.on('data', (chunk) => state === 'working' && client.write(chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);

  const cut = () => {
    for (const socket of open) socket.destroy();
    open.clear();
  };
  return {
    url: url.href,
    hang: () => (state = 'hanging'),
    goAway() {
      state = 'gone';
      cut();
    },
    comeBack: () => (state = 'working'),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}
