import type { FastifyRequest } from 'fastify';
import { addressBlockOf } from '../platform/http/address-block.js';
import { RateLimit } from '../platform/http/rate-limit.js';
import { tooManyRequests } from '../platform/http/too-many-requests.js';
import { hasBeenAccepted, type Caller } from './caller.js';

const minuteMs = 60_000;

/**
 * Limits requests a minute before anything of them is worked on. A token that the upstream has accepted counts against
 * its caller. Every other request counts against its address: claims alone name nobody, so a flood of forged tokens
 * neither gets a limit of its own for each nor uses up that of the caller whom they claim to be.
 */
export class RequestLimit {
  readonly #callers: RateLimit;
  /** Apart from the callers, so that a flood of addresses makes none of them forgotten. */
  readonly #addresses: RateLimit;

  /**
   * @param peekCaller names a caller who was seen lately, at no cost
   * @param now monotonic clock in milliseconds
   */
  constructor(
    perMinute: number,
    private readonly peekCaller: (request: FastifyRequest) => Caller | undefined,
    now?: () => number,
  ) {
    this.#callers = new RateLimit(perMinute, minuteMs, now);
    this.#addresses = new RateLimit(perMinute, minuteMs, now);
  }

  /**
   * Entry check.
   * @throws Problem `too-many-requests`
   */
  readonly admit = (request: FastifyRequest): void => {
    const { requiresCaller, unlimited } = request.routeOptions.config;
    if (unlimited === true) return;
    const caller = requiresCaller === true ? this.peekCaller(request) : undefined;
    if (caller !== undefined && hasBeenAccepted(caller)) this.#admitCaller(caller);
    else this.#admitAddress(request.clientAddress);
  };

  #admitCaller({ key }: Caller): void {
    const waitMs = this.#callers.take(key);
    if (waitMs > 0)
      throw tooManyRequests('This caller sends more requests than this service allows.', waitMs);
  }

  #admitAddress(address: string | null): void {
    const waitMs = this.#addresses.take(address === null ? 'gone' : addressBlockOf(address));
    if (waitMs > 0)
      throw tooManyRequests('This address sends more requests than this service allows.', waitMs);
  }
}
