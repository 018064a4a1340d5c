import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { openUpstream } from './open-upstream.js';
import { RawServer, response } from './raw-server.fixtures.js';
import { contactPath, creation, organisationId, vendorContact } from './upstream-rig.fixtures.js';
import type { Upstream } from './upstream.js';

let server: RawServer;
let upstream: Upstream;
let pieces: readonly Buffer[] = [];

beforeAll(async () => {
  server = await RawServer.start((socket, { requestLine }) => {
    if (requestLine.startsWith('GET')) {
      socket.write(response(200, [], '[]'));
      return;
    }
    const write = ([piece, ...rest]: readonly Buffer[]) => {
      if (piece === undefined) socket.end();
      else socket.write(piece, () => setImmediate(write, rest));
    };
    write(pieces);
  });
  upstream = openUpstream({
    origin: server.origin,
    timeoutMs: 20_000,
    keepaliveMs: 4000,
    maxResponseBytes: 262_144,
  });
});

afterAll(async () => {
  await upstream.close();
  await server.close();
});

const body = JSON.stringify(vendorContact);
const location = `Location: ${contactPath}`;
const chunked = Buffer.from(
  `HTTP/1.1 201 Created\r\n${location}\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
);

/** Valid answers to a creation that happened. */
const answers = [
  response(201, [location], body),
  response(201, [], body),
  response(201, [location], ''),
  response(202, ['Content-Type: text/html', location], '<html></html>'),
  chunked,
];

/** One answer, cut to a prefix and sent in pieces. */
const cutAnswer = fc
  .constantFrom(...answers)
  .chain((bytes) =>
    fc.tuple(
      fc.constant(bytes),
      fc.nat(bytes.length),
      fc.uniqueArray(fc.nat(bytes.length), { maxLength: 5 }),
    ),
  )
  .map(([bytes, end, splits]) => {
    const edges = [0, ...splits.filter((split) => split < end).sort((a, b) => a - b), end];
    const cut = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
    return { bytes, end, cut: cut.filter((piece) => piece.length > 0) };
  });

it('wherever a valid answer is cut, the creation is found or in doubt, never a failure, and never repeated', async () => {
  await fc.assert(
    fc.asyncProperty(cutAnswer, async ({ bytes, end, cut }) => {
      pieces = cut;
      const before = server.count('POST');
      const result = await upstream.createContact(creation);
      expect(server.count('POST') - before).toBe(1);
      if (result.kind === 'created')
        expect(result).toMatchObject({ contactId: '4711', foreignLocation: false });
      else expect(result.kind).toBe('in_doubt');
      const headersAreWhole = end >= bytes.indexOf('\r\n\r\n') + 4;
      const isLocated = headersAreWhole && bytes.includes(location);
      if (isLocated || end === bytes.length) expect(result.kind).toBe('created');
      if (!headersAreWhole) expect(result).toMatchObject({ kind: 'in_doubt', status: null });
      if (result.kind === 'created' && result.body !== undefined) {
        expect(JSON.parse(result.body)).toMatchObject({
          contact_id: '4711',
          organisation: { id: organisationId },
        });
      }
    }),
    { numRuns: 300 },
  );
});
