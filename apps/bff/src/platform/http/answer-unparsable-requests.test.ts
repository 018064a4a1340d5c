import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { answerUnparsableRequests } from './answer-unparsable-requests.js';
import type { EarlyRefusal } from './early-refusal.js';

describe('answerUnparsableRequests', () => {
  let server: Server;
  let client: Socket;
  let accepted: Socket;
  let refusals: EarlyRefusal[];
  let answer: (error: Error & { code?: string }, socket: Socket) => void;

  beforeEach(async () => {
    refusals = [];
    answer = answerUnparsableRequests((refusal) => refusals.push(refusal));
    server = createServer(() => undefined).on('clientError', answer as never);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const connected = once(server, 'connection') as Promise<[Socket]>;
    const { port } = server.address() as AddressInfo;
    client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    [accepted] = await connected;
  });
  afterEach(async () => {
    client.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  async function received(): Promise<string> {
    let text = '';
    client.on('data', (chunk) => (text += chunk.toString()));
    await once(client, 'end');
    return text;
  }

  const errorOf = (code: string) => Object.assign(new Error('secret'), { code });

  it.each([
    ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout', '"/problems/request-timeout"', '"retry":"safe"'],
    ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large', '"/problems/headers-too-large"', '16 KiB'],
    ['HPE_INVALID_METHOD', '400 Bad Request', '"/problems/bad-request"', 'RFC 9112'],
    ['', '400 Bad Request', '"/problems/bad-request"', 'RFC 9112'],
  ])('answers %s with %s', async (code, status, type, phrase) => {
    const text = received();
    answer(errorOf(code), accepted);
    expect(await text).toMatch(new RegExp(`^HTTP/1\\.1 ${status}\r\n`));
    expect(await text).toContain(`"type":${type}`);
    expect(await text).toContain(phrase);
    expect(await text).not.toContain('secret');
    expect(refusals).toEqual([
      {
        problem: expect.objectContaining({ name: 'Problem' }),
        requestId: expect.any(String),
        sourceAddress: '127.0.0.1',
      },
    ]);
  });

  it('answers once, however often the parser complains', async () => {
    const text = received();
    for (let time = 0; time < 3; time++) answer(errorOf('HPE_INVALID_METHOD'), accepted);
    expect((await text).match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
    expect(refusals).toHaveLength(1);
  });

  it('gives up a connection that its client has reset', () => {
    answer(errorOf('ECONNRESET'), accepted);
    expect([accepted.destroyed, refusals]).toEqual([true, []]);
  });

  it('does not wait for a client that keeps its side open', async () => {
    client.resume();
    client.write('nonsense\r\n\r\n');
    await once(accepted, 'close');
    expect([client.readyState, accepted.destroyed, refusals.length]).toEqual(['writeOnly', true, 1]);
  });
});
