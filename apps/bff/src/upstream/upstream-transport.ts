import { setTimeout as delay } from 'node:timers/promises';

import { Pool } from 'undici';

import type { UpstreamConfiguration } from '../config/configuration.js';
import { ExchangeHandler } from './exchange-handler.js';
import type { Exchange } from './exchange.js';
import type { UpstreamCall } from './upstream-call.js';

/** Far above what the vendor's 2,000 requests in 5 minutes need, and a bound on sockets whatever happens. */
export const maxConnections = 64;

/** The way on which requests leave. */
export type Transport = Pick<UpstreamTransport, 'origin' | 'timeoutMs' | 'send' | 'close'>;

/**
 * HTTP to the vendor API: one pool of connections to one origin.
 * It follows no redirect, repeats nothing, reads no proxy from the environment, and verifies TLS identities whatever
 * the environment says.
 */
export class UpstreamTransport {
  /** The configured origin, normalised: lower case, no default port. */
  readonly origin: string;
  /** Whole deadline of one operation, in milliseconds. */
  readonly timeoutMs: number;
  private readonly pool: Pool;
  private readonly maxResponseBytes: number;

  constructor(configuration: UpstreamConfiguration) {
    this.origin = new URL(configuration.origin).origin;
    this.timeoutMs = configuration.timeoutMs;
    this.maxResponseBytes = configuration.maxResponseBytes;
    this.pool = new Pool(this.origin, {
      connections: maxConnections,
      pipelining: 1,
      keepAliveTimeout: configuration.keepaliveMs,
      // A server's hint may shorten the idle time, never extend it.
      keepAliveMaxTimeout: configuration.keepaliveMs,
      connect: { rejectUnauthorized: true, timeout: configuration.timeoutMs },
      // The whole deadline is one timer of ours.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /** Sends one request at most once. Never rejects for anything that the network or the upstream does. */
  send(call: UpstreamCall): Promise<Exchange> {
    const { url: path, method, data: body = null } = call;
    return new Promise((resolve) => {
      this.pool.dispatch(
        { path, method, headers: requestHeaders(call), body },
        new ExchangeHandler(resolve, call.timeout, this.maxResponseBytes, call.sendBefore),
      );
    });
  }

  /** Lets requests in flight finish, within their deadline, then closes every connection. */
  async close(): Promise<void> {
    if (this.pool.destroyed) return;
    await Promise.race([this.pool.close(), delay(this.timeoutMs, undefined, { ref: false })]);
    await this.pool.destroy();
  }
}

/** The fixed header list, as name, value, name, value. The transport refuses control characters in values. */
function requestHeaders(call: UpstreamCall): string[] {
  const headers = ['accept', 'application/json', 'accept-encoding', 'identity', 'user-agent', 'contacts-bff'];
  if (call.data !== undefined) headers.push('content-type', 'application/json');
  if (call.bearer !== undefined) headers.push('authorization', `Bearer ${call.bearer}`);
  return headers;
}
