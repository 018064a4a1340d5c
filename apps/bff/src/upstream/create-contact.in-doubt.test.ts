import { describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';

import { answering, RawServer, response, type RawResponder } from './raw-server.fixtures.js';
import { contactPath, creation, impatient, startRig } from './upstream-rig.fixtures.js';

const doubt = (reason: string, status: number | null = null) => ({
  kind: 'in_doubt',
  reason,
  status,
  foreignLocation: false,
});

const saying =
  (bytes: string): RawResponder =>
  (socket) =>
    socket.end(bytes);

describe('a creation that may have happened', () => {
  it.each<[string, RawResponder, ReturnType<typeof doubt>]>([
    ['reset before headers', (socket) => socket.resetAndDestroy(), doubt('reset')],
    ['end before headers', (socket) => socket.end(), doubt('reset')],
    [
      'reset inside the status line',
      (socket) => socket.write('HTTP/1.1 20', () => socket.resetAndDestroy()),
      doubt('reset'),
    ],
    ['end inside the headers', saying(`HTTP/1.1 201 Created\r\nLocation: ${contactPath}`), doubt('reset')],
    ['informational answers only', saying('HTTP/1.1 103 Early Hints\r\n\r\n'), doubt('reset')],
    ['100 without being asked', saying('HTTP/1.1 100 Continue\r\n\r\n'), doubt('reset')],
    [
      'a switch of protocols',
      saying('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
      doubt('reset'),
    ],
    ['an unreadable status line', saying('HTTP/9 banana\r\n\r\n'), doubt('protocol')],
    ['bytes of another protocol', saying('\x16\x03\x01\x02\x00\x01\x00\x01\xfc'), doubt('protocol')],
    [
      'headers without end',
      saying(`HTTP/1.1 201 Created\r\n${'X-Long: aaaaaaaaaaaaaaaa\r\n'.repeat(5000)}\r\n`),
      doubt('protocol'),
    ],
    [
      'two contradicting lengths',
      saying('HTTP/1.1 201 Created\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'),
      doubt('protocol'),
    ],
    ['no answer', () => undefined, doubt('timeout')],
    ['headers one byte at a time', dripHeaders, doubt('timeout')],
  ])('%s', async (_case, respond, expected) => {
    const { server, upstream } = await startRig(respond, expected.reason === 'timeout' ? impatient : {});
    expect(await upstream.createContact(creation)).toEqual(expected);
    expect(server.requests).toHaveLength(1);
    // A connection that carried an exchange without an end is never used again.
    await server.allClosed();
  });

  it.each([500, 502, 503, 504, 599])('answer %i, even though it was created', async (status) => {
    const { server, upstream } = await startRig(
      answering(status, [`Location: ${contactPath}`], '{"message":"oops"}'),
    );
    expect(await upstream.createContact(creation)).toEqual(doubt('server_error', status));
    expect(server.requests).toHaveLength(1);
  });

  it.each([402, 405, 408, 410, 415, 418, 451, 600, 999])(
    'answer %i, which proves nothing',
    async (status) => {
      const { upstream } = await startRig(answering(status, [], '{}'));
      expect(await upstream.createContact(creation)).toEqual(doubt('protocol', status));
    },
  );

  it.each([300, 301, 302, 303, 304, 307, 308])(
    'redirect %i: not followed, the token stays here',
    async (status) => {
      const elsewhere = await RawServer.start(answering(201, [], '{"id":4711}'));
      try {
        const { server, upstream } = await startRig((socket) => {
          const location = `Location: ${elsewhere.origin}${contactPath}`;
          socket.write(
            status === 304 ? `HTTP/1.1 304 \r\n${location}\r\n\r\n` : response(status, [location], ''),
          );
        });
        expect(await upstream.createContact(creation)).toEqual(doubt('redirect', status));
        expect(server.requests).toHaveLength(1);
        expect(elsewhere.sockets.size).toBe(0);
        expect(elsewhere.requests).toEqual([]);
      } finally {
        await elsewhere.close();
      }
    },
  );
});

describe('a kept connection', () => {
  it('that dies as the next request is written leaves that one in doubt', async () => {
    const { server, upstream } = await startRig((socket) => {
      if (server.requests.length === 1) socket.write(response(201, [], '{"id":1}'));
      else socket.resetAndDestroy();
    });
    expect(await upstream.createContact(creation)).toMatchObject({ kind: 'created' });
    // The transport offers a connection again only in a later turn of the event loop.
    await setImmediate();
    await setImmediate();
    expect(await upstream.createContact(creation)).toEqual(doubt('reset'));
    expect(server.requests.map(({ connection }) => connection)).toEqual([0, 0]);
  });

  it('that the server closes behind its answer: no request is sent twice, none that was read is called unsent', async () => {
    const { server, upstream } = await startRig((socket) => socket.end(response(201, [], '{"id":1}')));
    const kinds = new Map<string, string>();
    for (let index = 0; index < 200; index++) {
      const body = JSON.stringify({ type: { id: 1 }, name: `Contact ${index}` });
      kinds.set(body, (await upstream.createContact({ ...creation, body })).kind);
    }
    const read = server.requests.map(({ body }) => body);
    expect(new Set(read).size).toBe(read.length);
    for (const [body, kind] of kinds)
      expect([body, kind]).toEqual([
        body,
        read.includes(body) ? expect.stringMatching(/created|in_doubt/) : 'in_doubt',
      ]);
  });

  it('is closed after its idle time, whatever the server promises', async () => {
    const { server, upstream } = await startRig(answering(201, ['Keep-Alive: timeout=600'], '{"id":1}'), {
      keepaliveMs: 50,
    });
    await upstream.createContact(creation);
    await server.allClosed();
    expect(await upstream.createContact(creation)).toMatchObject({ kind: 'created' });
    expect(server.requests.map(({ connection }) => connection)).toEqual([0, 1]);
  });

  it('does not take an answer that nobody asked for', async () => {
    const { server, upstream } = await startRig((socket, { connection }) => {
      const unasked = response(201, [], '{"id":666}');
      socket.write(
        connection === 0
          ? Buffer.concat([response(201, [], '{"id":1}'), unasked])
          : response(201, [], '{"id":2}'),
      );
    });
    expect(await upstream.createContact(creation)).toMatchObject({ contactId: '1' });
    expect(await upstream.createContact(creation)).toMatchObject({ contactId: '2' });
    expect(server.requests).toHaveLength(2);
  });
});

function dripHeaders(socket: Parameters<RawResponder>[0]): void {
  const bytes = 'HTTP/1.1 201 Created\r\nX-Padding: ';
  let at = 0;
  const drip = setInterval(() => socket.write(bytes[at++] ?? 'a'), 10);
  socket.once('close', () => clearInterval(drip));
}
