import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { deliver } from '../faults/deliver.js';
import { sendAnswer, type Exchange } from '../faults/exchange.js';
import type { FaultQueue } from '../faults/fault-queue.js';
import type { HeldExchanges } from '../faults/held-exchanges.js';
import type { RateLimits } from '../rate-limits/rate-limits.js';
import type { RequestLog } from '../request-log/request-log.js';
import type { Answer } from './answer.js';
import { gatewayAnswer } from './gateway-answer.js';
import { Refusal, badRequest } from './refusal.js';
import { bodyOf, toVendorRequest, type VendorHandler } from './vendor-request.js';
import type { VendorRoute } from './vendor-routes.js';

/** What stands between the network and a handler. */
export interface Gateway {
  readonly requestLog: RequestLog;
  readonly rateLimits: RateLimits;
  readonly faults: FaultQueue;
  readonly held: HeldExchanges;
}

const noSuchRoute: VendorHandler = () => gatewayAnswer(404, 'Not Found', 'NotFoundException');

/** Serves the vendor's routes; anything else is 404 in the gateway dialect, and is noted and limited like the rest. */
export function registerVendorApi(
  app: FastifyInstance,
  gateway: Gateway,
  routes: readonly VendorRoute[],
): void {
  for (const { method, path, handler, isLogin } of routes) {
    app.route({
      method,
      url: path,
      handler: (request, reply) => serve(gateway, handler, isLogin, request, reply),
    });
  }
  app.setNotFoundHandler((request, reply) => serve(gateway, noSuchRoute, false, request, reply));
  app.setErrorHandler((error: { statusCode?: number }, request, reply) =>
    serve(gateway, () => unreadable(error.statusCode ?? 500), false, request, reply),
  );
}

/** Serves a request whose path cannot be decoded, so that no route fits: 400/1000 (docs/upstream/quirks.md C7). */
export function serveUndecodablePath(
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const refuse: VendorHandler = () => {
    throw badRequest('Cannot decode the path.');
  };
  return serve(gateway, refuse, false, request, reply);
}

async function serve(
  gateway: Gateway,
  handler: VendorHandler,
  isLogin: boolean,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  reply.hijack();
  // A caller that leaves early is what half of the faults are for, no failure of the sandbox.
  reply.raw.on('error', () => undefined);
  const entry = gateway.requestLog.add(request, bodyOf(request));
  const exchange: Exchange = { response: reply.raw, entry, released: gateway.held.released };
  const limited = gateway.rateLimits.admit(request.ip, isLogin);
  if (limited !== undefined) return sendAnswer(exchange, limited);
  const fault = gateway.faults.take(request.method, request.url);
  entry.fault = fault?.kind ?? null;
  await deliver(exchange, fault, () => carryOut(handler, request));
}

async function carryOut(handler: VendorHandler, request: FastifyRequest): Promise<Answer> {
  try {
    return await handler(toVendorRequest(request));
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    process.stderr.write(`${request.method} ${request.url} failed: ${String(error)}\n`);
    return gatewayAnswer(500, 'Internal server error');
  }
}

function unreadable(status: number): Answer {
  return gatewayAnswer(status, status === 413 ? 'Request Entity Too Large' : 'Bad Request');
}
