import type { Socket } from 'node:net';
import { makeUuid } from '../../make-uuid.js';
import { Problem } from '../problem/problem.js';
import { answerUnderWay } from './answer-under-way.js';
import { endConnection, renderEarlyAnswer } from './early-answer.js';
import type { EarlyRefusalObserver } from './early-refusal.js';

/**
 * Answers what Node's HTTP parser refuses before there is a request: broken requests, headers above the limit
 * and requests that come in too slowly. Without it such answers would not be problem details. The connection ends.
 */
export function answerUnparsableRequests(
  observe: EarlyRefusalObserver,
): (error: Error & { code?: string }, socket: Socket) => void {
  const ending = new WeakSet<Socket>();
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    // The parser complains again about every further chunk.
    if (ending.has(socket)) return;
    ending.add(socket);
    const problem = problemOfParserError(error.code);
    const requestId = makeUuid();
    observe({ problem, requestId, sourceAddress: socket.remoteAddress ?? null });
    const answer = answerUnderWay(socket);
    // The client would take ours for the answer to its earlier request, which is whole and being worked on.
    if (answer !== undefined && (answer.req.complete || answer.headersSent)) endWhenAnswered(socket);
    // Node leaves a connection that its parser has given up on to us.
    else endConnection(socket, renderEarlyAnswer(problem, requestId));
  };
}

function endWhenAnswered(socket: Socket): void {
  const answer = answerUnderWay(socket);
  if (answer === undefined) endConnection(socket);
  else answer.once('close', () => endWhenAnswered(socket));
}

function problemOfParserError(code: string | undefined): Problem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new Problem('headers-too-large', 'The request headers are longer than 16 KiB in all.', {
        retry: 'never',
      });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Problem('request-timeout', 'The request did not arrive completely in time.', {
        retry: 'safe',
      });
    default:
      return new Problem('bad-request', 'The request is not well-formed HTTP/1.1 (RFC 9112).', {
        retry: 'never',
      });
  }
}
