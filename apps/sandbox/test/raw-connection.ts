import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** What happened on a connection until it ended. */
export interface RawExchange {
  /** All bytes received. */
  readonly text: string;
  /** `reset` when the other side tore the connection down, `end` when it closed it in order. */
  readonly ending: 'reset' | 'end';
}

/** A request written to a socket of its own, so that tests see every byte and how the connection ends. */
export interface RawConnection {
  readonly socket: Socket;
  readonly received: () => string;
  readonly ended: Promise<RawExchange>;
}

/**
 * Sends one HTTP request over a new connection.
 * @param head request line and headers, without Host and Content-Length
 */
export async function sendRaw(port: number, head: readonly string[], body = ''): Promise<RawConnection> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let text = '';
  let ending: RawExchange['ending'] = 'end';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  socket.on('error', () => (ending = 'reset'));
  const ended = new Promise<RawExchange>((resolve) => socket.once('close', () => resolve({ text, ending })));
  const lines = [...head, 'Host: sandbox.test', `Content-Length: ${Buffer.byteLength(body)}`, '', body];
  socket.write(lines.join('\r\n'));
  return { socket, received: () => text, ended };
}

/** Sends a contact creation over a new connection. */
export function sendRawCreation(port: number, token: string, contact: unknown): Promise<RawConnection> {
  const head = ['POST /api/v1/organisation/12345/contact HTTP/1.1', `Authorization: Bearer ${token}`];
  return sendRaw(port, head, JSON.stringify(contact));
}
