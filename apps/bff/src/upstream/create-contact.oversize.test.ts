import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';

import { answering, response, type RawResponder } from './raw-server.fixtures.js';
import { contactPath, creation, startRig } from './upstream-rig.fixtures.js';

const megabyte = 1024 * 1024;

const endless: (head: string) => RawResponder = (head) => (socket) => {
  socket.write(`HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n${head}\r\n`);
  const pour = () => {
    while (!socket.destroyed && socket.write(`1000\r\n${'x'.repeat(0x1000)}\r\n`));
  };
  socket.on('drain', pour);
  pour();
};

const tinyChunks: (head: string) => RawResponder = (head) => (socket) => {
  socket.write(
    `HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n${head}\r\n${'1\r\nx\r\n'.repeat(300_000)}`,
  );
};

const bodies: [string, (head: string) => RawResponder][] = [
  [
    '5 MB',
    (head) => (socket) =>
      socket.write(response(201, head === '' ? [] : [head.trim()], 'x'.repeat(5 * megabyte))),
  ],
  ['an endless body', endless],
  ['300,000 chunks of one byte', tinyChunks],
  [
    'a gzip bomb',
    (head) =>
      answering(
        201,
        ['Content-Encoding: gzip', ...(head === '' ? [] : [head.trim()])],
        gzipSync(Buffer.alloc(50 * megabyte)),
      ),
  ],
  [
    'an unknown coding',
    (head) => answering(201, ['Content-Encoding: zstd', ...(head === '' ? [] : [head.trim()])], '{}'),
  ],
  [
    'broken gzip',
    (head) => answering(201, ['Content-Encoding: gzip', ...(head === '' ? [] : [head.trim()])], '{"id":1}'),
  ],
];

describe.each(bodies)('a 201 with %s', (_case, responder) => {
  it('is created when Location names the contact', async () => {
    const { server, upstream } = await startRig(responder(`Location: ${contactPath}\r\n`));
    expect(await upstream.createContact(creation)).toEqual({
      kind: 'created',
      status: 201,
      contactId: '4711',
      listed: false,
      body: undefined,
      foreignLocation: false,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is in doubt without Location', async () => {
    const { server, upstream } = await startRig(responder(''));
    expect(await upstream.createContact(creation)).toEqual({
      kind: 'in_doubt',
      reason: 'protocol',
      status: 201,
      foreignLocation: false,
    });
    expect(server.requests).toHaveLength(1);
  });
});

it('takes a body of exactly the limit, and none of one byte more', async () => {
  const page = (length: number) => answering(201, [], JSON.stringify({ id: 4711 }).padEnd(length));
  const within = await startRig(page(1000), { maxResponseBytes: 1000 });
  expect(await within.upstream.createContact(creation)).toMatchObject({ kind: 'created', contactId: '4711' });
  const above = await startRig(page(1001), { maxResponseBytes: 1000 });
  expect(await above.upstream.createContact(creation)).toMatchObject({
    kind: 'in_doubt',
    reason: 'protocol',
  });
});
