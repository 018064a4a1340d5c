import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { problemOfError } from '../problem/problem-of-error.js';
import { sendProblem } from '../problem/send-problem.js';
import { answerUnparsableRequest } from './answer-unparsable-requests.js';
import type { UnknownRoutes } from './answer-unknown-routes.js';
import { requestIdOf } from './request-id.js';

/** Longest time for the headers and for a whole request to arrive, in milliseconds. */
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 20_000;

/**
 * Fastify under Nest, with every refusal that Fastify itself makes answered as a problem. Nest would put its own
 * handlers for errors and unknown routes in the place of ours.
 */
export class BffAdapter extends FastifyAdapter {
  constructor(
    maxBodyBytes: number,
    private readonly unknownRoutes: UnknownRoutes,
  ) {
    super({
      bodyLimit: maxBodyBytes,
      genReqId: requestIdOf,
      requestIdHeader: false,
      requestTimeout: requestTimeoutMs,
      http: { headersTimeout: headersTimeoutMs, connectionsCheckingInterval: 1_000 },
      return503OnClosing: false,
      forceCloseConnections: 'idle',
      skipMiddie: true,
      clientErrorHandler: (error: Error, socket: Socket) => void answerUnparsableRequest(error, socket),
      frameworkErrors: answerError,
      routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 100 },
    });
    const fastify = this.getInstance();
    fastify.decorateRequest('problem', null);
    fastify.decorateRequest('audited', false);
    fastify.decorateRequest('securityEvent', null);
    fastify.decorateRequest('caller', null);
    fastify.addHook('onRoute', unknownRoutes.remember);
  }

  override setErrorHandler(): FastifyInstance {
    return this.getInstance<FastifyInstance>().setErrorHandler(answerError);
  }

  override setNotFoundHandler(): FastifyInstance {
    return this.getInstance<FastifyInstance>().setNotFoundHandler(this.unknownRoutes.answer);
  }
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(request, reply, problemOfError(error));
}
