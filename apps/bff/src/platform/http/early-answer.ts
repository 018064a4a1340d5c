import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { renderProblem, type Problem } from '../problem/problem.js';
import { protectiveHeaders } from './protect-answers.js';

/** How long a client gets to read its answer and to close its side, in milliseconds. */
const lingerMs = 1_000;

/** The bytes of an answer where there is no request that Node could answer. It ends the connection. */
export function renderEarlyAnswer(problem: Problem, requestId: string): string {
  const body = renderProblem(problem, '/', requestId);
  const { retryAfterSeconds } = problem.members;
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    ...Object.entries(protectiveHeaders).map(([name, value]) => `${name}: ${value}`),
    ...(retryAfterSeconds === undefined ? [] : [`Retry-After: ${retryAfterSeconds}`]),
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

/** Ends a connection that nobody else looks after, with a last word or without: one that the client keeps open would stay. */
export function endConnection(socket: Socket, bytes?: string): void {
  if (bytes !== undefined) socket.write(bytes);
  socket.end();
  setTimeout(() => socket.destroy(), lingerMs).unref();
}
