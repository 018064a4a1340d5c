import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { problemOfError } from '../problem/problem-of-error.js';
import { sendProblem } from '../problem/send-problem.js';
import { answerUnparsableRequests } from './answer-unparsable-requests.js';
import type { UnknownRoutes } from './answer-unknown-routes.js';
import type { ClientAddresses } from './client-address.js';
import type { EarlyRefusalObserver } from './early-refusal.js';
import { echoRequestId } from './echo-request-id.js';
import { protectAnswer } from './protect-answers.js';
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
    addresses: ClientAddresses,
    observeEarlyRefusal: EarlyRefusalObserver,
  ) {
    super({
      bodyLimit: maxBodyBytes,
      genReqId: requestIdOf,
      requestIdHeader: false,
      requestTimeout: requestTimeoutMs,
      http: {
        headersTimeout: headersTimeoutMs,
        connectionsCheckingInterval: 1_000,
        // Node would answer a request without Host with a bare 400; the check of Host refuses it as a problem.
        requireHostHeader: false,
      },
      return503OnClosing: false,
      forceCloseConnections: 'idle',
      skipMiddie: true,
      clientErrorHandler: answerUnparsableRequests(observeEarlyRefusal),
      frameworkErrors: answerUnroutable(observeEarlyRefusal, addresses),
      routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 100 },
    });
    const fastify = this.getInstance();
    fastify.decorateRequest('problem', null);
    fastify.decorateRequest('audited', false);
    fastify.decorateRequest('securityEvent', null);
    fastify.decorateRequest('refineProblem', null);
    fastify.decorateRequest('caller', null);
    fastify.decorateRequest('browserSession', null);
    fastify.decorateRequest('clientAddress', null);
    fastify.addHook('onRoute', unknownRoutes.remember);
    ignoreExpectations(fastify.server);
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

/** Answers addresses that the router cannot read; Fastify runs no hook for them. */
function answerUnroutable(observe: EarlyRefusalObserver, addresses: ClientAddresses) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const problem = problemOfError(error);
    echoRequestId(request, reply);
    protectAnswer(request, reply);
    sendProblem(request, reply, problem);
    observe({ problem, requestId: request.id, sourceAddress: addresses.of(request.raw) });
  };
}

/** Node would answer an unknown `Expect` with a bare 417, which RFC 9110 (section 10.1.1) leaves to the server. */
function ignoreExpectations(server: Server): void {
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    server.emit('request', request, response),
  );
}
