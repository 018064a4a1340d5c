import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { rawExchange } from '../../../test/rig/raw-exchange.js';
import { expectProblem } from '../../../test/rig/problem.js';
import { ClientAddresses } from './client-address.js';
import type { EarlyRefusal } from './early-refusal.js';
import { limitConnections, type ConnectionLimits } from './limit-connections.js';

const get = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';

describe('limitConnections', () => {
  let server: Server;
  let refusals: EarlyRefusal[];
  let handled: number;
  const clients: Socket[] = [];

  beforeEach(() => {
    refusals = [];
    handled = 0;
    server = createServer((_request, response) => {
      handled += 1;
      response.end();
    });
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  async function listen(limits: ConnectionLimits, proxies: ConstructorParameters<typeof ClientAddresses>[0]) {
    limitConnections(server, limits, new ClientAddresses(proxies), (refusal) => refusals.push(refusal));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  async function openSilent(port: number): Promise<Socket> {
    const accepted = once(server, 'connection');
    const client = connect(port, '127.0.0.1');
    clients.push(client);
    await accepted;
    return client;
  }

  it('answers one too many of an address, hands nothing of it on, and takes it again after another ended', async () => {
    const port = await listen({ total: 100, perAddress: 2 }, []);
    const first = await openSilent(port);
    await openSilent(port);
    const [answer, ...others] = await rawExchange(port, get);
    expect(others).toEqual([]);
    const problem = expectProblem(answer!);
    expect(problem).toMatchObject({ type: '/problems/not-sent', status: 503, retry: 'safe' });
    expect(answer?.headers['retry-after']).toBe('1');
    expect([handled, refusals.length, refusals[0]?.sourceAddress]).toEqual([0, 1, '127.0.0.1']);

    first.destroy();
    // The server hears of it a moment later.
    let again = await rawExchange(port, get);
    while (again[0]?.status === 503) again = await rawExchange(port, get);
    expect([again[0]?.status, handled]).toEqual([200, 1]);
  });

  it('has no limit for a trusted proxy but the one of all together', async () => {
    const port = await listen({ total: 3, perAddress: 1 }, [
      { family: 'ipv4', address: '127.0.0.1', prefix: 32 },
    ]);
    for (let count = 0; count < 3; count++) await openSilent(port);
    expect(refusals).toEqual([]);
    expect((await rawExchange(port, get))[0]?.status).toBe(503);
  });

  it('does not wait for a refused client that keeps its side open', async () => {
    const port = await listen({ total: 0, perAddress: 1 }, []);
    const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    clients.push(client);
    client.on('error', () => undefined);
    client.resume();
    await once(client, 'end');
    const left = () =>
      new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));
    while ((await left()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  });
});
