import type { ServerResponse } from 'node:http';
import type { RequestLogEntry } from '../request-log/request-log.js';
import type { Answer } from '../vendor/answer.js';

/** One request under way: where its answer goes and where it is noted. */
export interface Exchange {
  readonly response: ServerResponse;
  readonly entry: RequestLogEntry;
  /** Fires when faults that hold the exchange back have to let go: on a reset of the sandbox and at its end. */
  readonly released: AbortSignal;
}

/** Writes a whole answer, status line to last byte. */
export async function sendAnswer(exchange: Exchange, answer: Answer): Promise<void> {
  writeHead(exchange, answer, Buffer.byteLength(answer.body));
  await end(exchange.response, answer.body);
}

/**
 * Writes status line and headers.
 * @param contentLength bytes announced; undefined leaves the length open
 */
export function writeHead(exchange: Exchange, answer: Answer, contentLength: number | undefined): void {
  const { response, entry } = exchange;
  // Noted first: who has read the answer may ask for the log at once.
  entry.status = answer.status;
  const hasLength = contentLength !== undefined && answer.status !== 204 && answer.status !== 304;
  response.writeHead(
    answer.status,
    hasLength ? { ...answer.headers, 'content-length': contentLength } : answer.headers,
  );
}

/** Ends the answer; resolves when everything is handed to the kernel, or when the caller has gone. */
export async function end(response: ServerResponse, body: string): Promise<void> {
  if (response.destroyed) return;
  const closed = new Promise((resolve) => response.once('close', resolve));
  response.end(body);
  await closed;
}
