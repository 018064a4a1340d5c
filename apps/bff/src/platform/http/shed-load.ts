import type { FastifyInstance, FastifyRequest } from 'fastify';
import { overloaded } from './overloaded.js';
import type { EntryCheck } from './entry-checks.js';

/** With the vendor's whole deadline of ten seconds, more could not be answered in time anyway. */
export const defaultMostUnderWay = 1_000;

/**
 * Bounds the requests that are worked on at once. A request counts from when it is wholly there until its answer is out
 * or its client is gone: one that comes in slowly keeps no room from others.
 */
export class LoadLimit {
  #underWay = 0;

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
    fastify.addHook('preValidation', (request, reply, done) => {
      if (!isExempt(request)) {
        this.#underWay += 1;
        reply.raw.once('close', () => (this.#underWay -= 1));
      }
      done();
    });
  }
}

function isExempt({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.config.unlimited === true;
}
