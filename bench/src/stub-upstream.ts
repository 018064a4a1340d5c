import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { contactsPath, exampleContact, organisationId } from './example-request.js';

/**
 * A vendor API reduced to three answers, on a bare socket so that it is never the bottleneck:
 * 201 with `Location` and the created contact for any POST, 200 for any GET: an empty list of contacts, else the organisation.
 * Takes `PORT`; request bodies need `Content-Length` (RFC 9112 section 6.2), others hear 411.
 */
const port = Number(process.env['PORT']);
const headEnd = '\r\n\r\n';
let lastContactId = 100_000_000;

const contactHead = JSON.stringify({
  organisation: { id: organisationId, name: 'Example Org' },
  ...exampleContact,
  type: { id: 6, description: 'Invoice address' },
  country: { id: 74, name: 'Germany' },
  mobile: null,
  state: null,
  secondary_address: null,
}).slice(0, -1);

const organisation = JSON.stringify({
  id: organisationId,
  name: 'Example Org',
  organisation_type_id: '4',
  country_id: '74',
  organisation_status_id: '0',
  currency_id: 1,
  created: '2024-01-01T00:00:00.000+0000',
});

function answerCreation(): string {
  lastContactId += 1;
  const body = `${contactHead},"id":${lastContactId},"contact_id":"${lastContactId}"}`;
  const location = `http://127.0.0.1:${port}${contactsPath}/${lastContactId}`;
  return `HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nLocation: ${location}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

const readAnswer = (body: string) =>
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const organisationAnswer = readAnswer(organisation);
const listAnswer = readAnswer('[]');
const lengthRequired = 'HTTP/1.1 411 Length Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

function serve(socket: Socket): void {
  let unread = '';
  socket.setNoDelay(true);
  // A peer that ends its connection early is no event here.
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    unread += chunk.toString('latin1');
    for (let end = unread.indexOf(headEnd); end !== -1; end = unread.indexOf(headEnd)) {
      const head = unread.slice(0, end);
      const isRead = head.startsWith('GET ');
      const isList = head.startsWith(`GET ${contactsPath} `);
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
      if (!isRead && length === undefined) return void socket.end(lengthRequired);
      const next = end + headEnd.length + Number(length ?? 0);
      if (unread.length < next) return;
      unread = unread.slice(next);
      socket.write(isList ? listAnswer : isRead ? organisationAnswer : answerCreation());
    }
  });
}

createServer(serve).listen(port, '127.0.0.1');
