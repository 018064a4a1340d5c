import type { FastifyInstance, FastifyRequest } from 'fastify';
import { overloaded } from './overloaded.js';
import type { EntryCheck } from './entry-checks.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** True once its work is done, and all that is left is to send the answer. */
    isAnswered: boolean;
  }
}

/** With the vendor's whole deadline of ten seconds, more could not be answered in time anyway. */
export const defaultMostUnderWay = 1_000;

/**
 * Bounds the requests that are worked on at once. A request counts from when it is wholly there until its answer is out:
 * one that comes in slowly keeps no room from others. When its client goes it counts until its work ends, since a creation
 * goes on: whoever breaks off and comes again must not get more done at once than others.
 */
export class LoadLimit {
  #underWay = 0;
  /** Still worked on, for a client that is gone. */
  readonly #abandoned = new Set<FastifyRequest>();

  constructor(private readonly most: number) {}

  get underWay(): number {
    return this.#underWay;
  }

  /**
   * Entry check: refuses before the body is read.
   * @throws Problem `not-sent`
   */
  readonly refuse: EntryCheck = (request) => {
    if (this.#underWay < this.most || isExempt(request)) return;
    throw overloaded('This service is working on as many requests as it can answer in time.');
  };

  /** Counts the requests of a server. */
  watch(fastify: FastifyInstance): void {
    fastify.decorateRequest('isAnswered', false);
    fastify.addHook('preValidation', (request, reply, done) => {
      if (!isExempt(request)) {
        this.#underWay += 1;
        reply.raw.once('close', () => {
          if (request.isAnswered) this.#underWay -= 1;
          else this.#abandoned.add(request);
        });
      }
      done();
    });
    fastify.addHook('onSend', (request, _reply, payload, done) => {
      request.isAnswered = true;
      if (this.#abandoned.delete(request)) this.#underWay -= 1;
      done(null, payload);
    });
  }
}

function isExempt({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.config.unlimited === true;
}
