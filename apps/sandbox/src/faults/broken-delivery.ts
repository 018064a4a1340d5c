import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../vendor/answer.js';
import { end, writeHead, type Exchange } from './exchange.js';

/** Time for what was written to reach the caller: a reset may discard bytes that are still on their way. */
const settleMs = 30;

/** Ends the connection with a TCP reset. */
export function resetConnection({ response }: Exchange): void {
  response.socket?.resetAndDestroy();
}

/** Keeps the connection open and silent until the caller leaves or the exchange is released. */
export async function neverAnswer({ response, released }: Exchange): Promise<void> {
  if (response.destroyed) return;
  await once(response, 'close', { signal: released }).catch(() => response.destroy());
}

/**
 * Writes status line, headers and the first bytes of the body, then resets the connection.
 * @param bodyBytes how much of the body goes out
 */
export async function sendPartly(exchange: Exchange, answer: Answer, bodyBytes: number): Promise<void> {
  const body = Buffer.from(answer.body);
  writeHead(exchange, answer, body.length);
  exchange.response.flushHeaders();
  if (bodyBytes > 0) exchange.response.write(body.subarray(0, bodyBytes));
  await sleep(settleMs);
  resetConnection(exchange);
}

/**
 * Writes the headers at once and the body slowly.
 * @param bytesPerSecond above 10 in ten portions a second, below that byte by byte
 */
export async function drip(exchange: Exchange, answer: Answer, bytesPerSecond: number): Promise<void> {
  const { response, released } = exchange;
  const body = Buffer.from(answer.body);
  const portion = Math.max(1, Math.floor(bytesPerSecond / 10));
  writeHead(exchange, answer, body.length);
  response.flushHeaders();
  try {
    for (let sent = 0; sent < body.length && !response.destroyed; sent += portion) {
      await sleep((portion / bytesPerSecond) * 1000, undefined, { signal: released });
      response.write(body.subarray(sent, sent + portion));
    }
    await end(response, '');
  } catch {
    response.destroy();
  }
}
