import type { Socket } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { Problem, renderProblem } from '../problem/problem.js';
import { problemCatalogue } from '../problem/problem-catalogue.js';

/**
 * Answers what Node's HTTP parser refuses before there is a request: broken requests, headers above the limit
 * and requests that come in too slowly. Without it such answers would not be problem details.
 * @returns the problem that was answered, or undefined when the connection was already gone
 */
export function answerUnparsableRequest(
  error: Error & { code?: string },
  socket: Socket,
): Problem | undefined {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return undefined;
  }
  const problem = problemOfParserError(error.code);
  const requestId = uuidv7();
  const body = renderProblem(problem, '/', requestId);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${problemCatalogue[problem.slug].title}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
  return problem;
}

function problemOfParserError(code: string | undefined): Problem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new Problem('headers-too-large', 'The request headers are longer than 16 KiB in all.');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Problem('request-timeout', 'The request did not arrive completely in time.', {
        retry: 'safe',
      });
    default:
      return new Problem('bad-request', 'The request is not well-formed HTTP/1.1 (RFC 9112).');
  }
}
