import { once } from 'node:events';
import { connect } from 'node:net';
import { assertProblem } from '../contract/answer-watch.js';
import type { WireAnswer } from './http-client.js';

/**
 * Writes bytes to a new connection, for requests that no HTTP client would send, and reads until the other side
 * closes it.
 * @param bytes the request; one character is one byte
 * @returns the answers in their order, empty when the connection was closed without any
 */
export async function rawExchange(port: number, bytes: string): Promise<readonly WireAnswer[]> {
  const socket = connect(port, '127.0.0.1');
  const received: Buffer[] = [];
  socket.on('data', (chunk) => received.push(chunk));
  // What comes back before a reset still counts.
  socket.on('error', () => undefined);
  socket.write(bytes, 'latin1');
  await once(socket, 'close');
  const answers = readAnswers(Buffer.concat(received));
  answers.forEach(assertProblem);
  return answers;
}

/** Every answer of this service has a Content-Length, so that messages can be told apart by it. */
function readAnswers(bytes: Buffer): WireAnswer[] {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return [];
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1]);
  const start = end + 4;
  const length = status < 200 ? 0 : Number(headers['content-length'] ?? bytes.length - start);
  const text = bytes.toString('utf8', start, start + length);
  return [{ status, headers, text }, ...readAnswers(bytes.subarray(start + length))];
}
