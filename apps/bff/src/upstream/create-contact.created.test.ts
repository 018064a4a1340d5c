import { describe, expect, it } from '@jest/globals';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

import { answering, response } from './raw-server.fixtures.js';
import {
  contactPath,
  creation,
  impatient,
  sentContact,
  startRig,
  vendorContact,
} from './upstream-rig.fixtures.js';

const whole = JSON.stringify(vendorContact);
const created = { kind: 'created', status: 201, contactId: '4711', listed: false, foreignLocation: false };

describe('a creation with a usable id', () => {
  it('sends one request of the fixed form', async () => {
    const { server, upstream } = await startRig(answering(201, [], whole));
    await upstream.createContact(creation);
    expect(server.requests).toEqual([
      {
        requestLine: 'POST /api/v1/organisation/12345/contact HTTP/1.1',
        headerLines: [
          `host: ${new URL(server.origin).host}`,
          'connection: keep-alive',
          'accept: application/json',
          'accept-encoding: identity',
          'user-agent: contacts-bff',
          'content-type: application/json',
          'authorization: Bearer header.payload.signature',
          `content-length: ${creation.body.length}`,
        ],
        body: creation.body,
        connection: 0,
      },
    ]);
  });

  it('sends characters beyond ASCII byte for byte', async () => {
    const { server, upstream } = await startRig(answering(201, [], whole));
    const body = JSON.stringify({ ...sentContact, name: 'Zoë Ünïcode 🎈 \u200b' });
    await upstream.createContact({ ...creation, body });
    expect(server.requests[0]?.body).toBe(body);
  });

  it.each<[string, string[], string]>([
    ['a JSON content type', ['Content-Type: application/json', `Location: ${contactPath}`], whole],
    ['a wrong content type', ['Content-Type: text/html'], whole],
    ['no content type', [], whole],
  ])('relays a vendor contact byte for byte, with %s', async (_case, headers, body) => {
    const { upstream } = await startRig(answering(201, headers, body));
    expect(await upstream.createContact(creation)).toEqual({ ...created, body });
  });

  it.each([200, 202, 204])('takes %i for a creation', async (status) => {
    const { upstream } = await startRig((socket) =>
      socket.write(
        `HTTP/1.1 ${status} \r\nLocation: ${contactPath}\r\n${status === 204 ? '' : 'Content-Length: 0\r\n'}\r\n`,
      ),
    );
    expect(await upstream.createContact(creation)).toEqual({ ...created, status, body: undefined });
  });

  it.each([
    ['nothing', 'text/html', ''],
    ['an empty object', 'application/json', '{}'],
    ['a page of HTML', 'text/html', '<html><body>Created 999</body></html>'],
    ['an array', 'application/json', '[{"id":999}]'],
    ['ids that are none', 'application/json', '{"id":-1,"contact_id":"1e3"}'],
    [
      'a contact of another organisation',
      'application/json',
      '{"id":999,"organisation":{"id":67890},"type":{"id":6}}',
    ],
  ])('takes the id from Location when the body is %s', async (_case, contentType, body) => {
    const { server, upstream } = await startRig((socket) =>
      socket.write(
        response(201, [`Content-Type: ${contentType}`, `Location: ${server.origin}${contactPath}`], body),
      ),
    );
    expect(await upstream.createContact(creation)).toEqual({ ...created, body: undefined });
    expect(server.count('GET')).toBe(0);
  });

  it.each([
    ['only contact_id', '{"contact_id":"4711"}'],
    ['only id', '{"id":4711}'],
    ['a contact_id that is a number', '{"contact_id":4711,"id":9}'],
    [
      'an object that is nested too deep to be written again',
      `{"id":4711,"type":{"id":6},"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    ],
  ])('reads %s', async (_case, body) => {
    const { upstream } = await startRig(answering(201, [], body));
    expect(await upstream.createContact(creation)).toEqual({ ...created, body: undefined });
  });

  it('adds contact_id to a vendor contact that lacks it', async () => {
    const { contact_id: _left, ...plain } = vendorContact;
    const { upstream } = await startRig(answering(201, [], JSON.stringify(plain)));
    const result = await upstream.createContact(creation);
    expect(result.kind === 'created' && JSON.parse(result.body ?? 'null')).toEqual(vendorContact);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['Deflate', deflateRawSync],
  ])('decodes %s although it asked for none', async (coding, compress) => {
    const { upstream } = await startRig(answering(201, [`Content-Encoding: ${coding}`], compress(whole)));
    expect(await upstream.createContact(creation)).toEqual({ ...created, body: whole });
  });

  it('reads HTTP/1.0, informational answers, and chunks split anywhere', async () => {
    const { server, upstream } = await startRig((socket) => {
      socket.write('HTTP/1.1 103 Early Hints\r\nLink: </style>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n');
      socket.end(`HTTP/1.0 201 Created\r\nLocation: ${contactPath}\r\n\r\n${whole}`);
    });
    expect(await upstream.createContact(creation)).toEqual({ ...created, body: whole });
    expect(server.count('POST')).toBe(1);
  });
});

describe('a creation whose body stays incomplete', () => {
  const head = `HTTP/1.1 201 Created\r\nContent-Length: ${whole.length}\r\n`;
  const start = whole.slice(0, 40);

  it.each<[string, string, string | undefined]>([
    ['reset', `Location: ${contactPath}\r\n`, undefined],
    ['drip', `Location: ${contactPath}\r\n`, undefined],
    ['reset', '', 'reset'],
    ['drip', '', 'timeout'],
  ])('by %s with header %j: created by Location, else in doubt', async (how, location, doubt) => {
    const { server, upstream } = await startRig(
      (socket) => {
        socket.write(`${head}${location}\r\n${start}`);
        if (how === 'reset') setImmediate(() => socket.resetAndDestroy());
        else {
          const drip = setInterval(() => socket.write(' '), 20);
          socket.once('close', () => clearInterval(drip));
        }
      },
      how === 'drip' ? impatient : {},
    );
    expect(await upstream.createContact(creation)).toEqual(
      doubt === undefined
        ? { ...created, body: undefined }
        : { kind: 'in_doubt', reason: doubt, status: 201, foreignLocation: false },
    );
    expect(server.requests).toHaveLength(1);
    await server.allClosed();
  });

  it('is created when the JSON object came whole and only the end of the body is missing', async () => {
    const { upstream } = await startRig((socket) => {
      socket.write(`HTTP/1.1 201 Created\r\nContent-Length: ${whole.length + 2}\r\n\r\n${whole}`);
      setImmediate(() => socket.resetAndDestroy());
    });
    expect(await upstream.createContact(creation)).toEqual({ ...created, body: whole });
  });
});
