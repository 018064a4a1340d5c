import type { FastifyInstance } from 'fastify';
import { isAccepted } from '../callers/caller.js';
import type { Settler } from './settler.js';

/** Offers the token of every request that the upstream has accepted to settlement, which mostly needs none. */
export function offerTokens(fastify: FastifyInstance, settler: Settler): void {
  fastify.addHook('onResponse', (request, _reply, done) => {
    const { caller } = request;
    const organisationId = caller?.organisationId ?? null;
    // The hook also hears of requests that were refused before they had a caller.
    if (caller && organisationId !== null && isAccepted(caller, organisationId))
      settler.offer(organisationId, caller);
    done();
  });
}
