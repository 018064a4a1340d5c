import type { Exchange } from './exchange.js';
import { heedLimit, waitForPermit } from './permit-of-call.js';
import { unlimited, type Permits } from './permits.js';
import { CircuitBreaker, type Verdict } from './protection/circuit-breaker.js';
import { judgeExchange } from './protection/judge-exchange.js';
import { unobserved, type ProtectionObserver } from './protection/protection-observer.js';
import { RefusedTokens } from './protection/refused-tokens.js';
import { passingReasonOf, repeatUnsent } from './protection/repeat-unsent.js';
import { Slots } from './protection/slots.js';
import type { UpstreamCall } from './upstream-call.js';
import { maxConnections, type Transport } from './upstream-transport.js';

/** What the vendor functions call. Every request to the vendor passes {@link UpstreamClient.send}. */
export class UpstreamClient {
  /** The configured origin, normalised: lower case, no default port. */
  readonly origin: string;
  /** Whole deadline of one operation, in milliseconds. */
  readonly timeoutMs: number;
  readonly #refusedTokens = new RefusedTokens();
  readonly #slots = new Slots(maxConnections);
  readonly #breaker: CircuitBreaker;

  constructor(
    private readonly transport: Transport,
    private readonly observer: ProtectionObserver = unobserved,
    private readonly permits: Permits = unlimited,
  ) {
    this.#breaker = new CircuitBreaker((state) => {
      observer.breakerChanged(state);
    });
    this.origin = transport.origin;
    this.timeoutMs = transport.timeoutMs;
  }

  /**
   * Sends one request at most once, unless too much is under way, the vendor is known to be down or its limits are used up:
   * then it is unsent. A token that the vendor has just refused gets the same answer without being sent. Never rejects for
   * anything that the network or the upstream does.
   */
  async send(call: UpstreamCall): Promise<Exchange> {
    const { bearer } = call;
    if (bearer === undefined) return this.#sendInTurn(call);
    const known = this.#refusedTokens.answerTo(bearer);
    if (known !== undefined) {
      this.observer.refused('known_token');
      return known;
    }
    const exchange = await this.#sendInTurn(call);
    if (exchange.sent === 'answered') this.#refusedTokens.note(bearer, exchange);
    return exchange;
  }

  /** Lets requests in flight finish, within their deadline, then closes every connection. */
  close(): Promise<void> {
    return this.transport.close();
  }

  /** Strangers can send what they like as often as they like: they wait for their permits without a slot. */
  #sendInTurn(call: UpstreamCall): Promise<Exchange> {
    const { permit } = call;
    return permit === 'unaccepted' || permit === 'login'
      ? this.#sendOfStranger(call)
      : this.#sendInSlot(call, false);
  }

  async #sendOfStranger(call: UpstreamCall): Promise<Exchange> {
    if (this.#breaker.isPausing) return this.#refuseWhilePausing();
    const permitted = this.permits.take(call.permit) ? call : await waitForPermit(this.permits, call);
    return 'sent' in permitted ? permitted : this.#sendInSlot(permitted, true);
  }

  async #sendInSlot(call: UpstreamCall, hasPermit: boolean): Promise<Exchange> {
    const admitted = this.#slots.tryTake() ? call : await this.#waitForSlot(call);
    if (admitted === undefined) {
      this.observer.refused('overloaded');
      return { sent: 'unsent', reason: 'overloaded' };
    }
    try {
      const startedAt = performance.now();
      const first = await this.#sendUnlessDown(admitted, hasPermit);
      return passingReasonOf(first) === undefined ? first : await this.#repeat(first, admitted, startedAt);
    } finally {
      this.#slots.release();
    }
  }

  /** @returns the call with what is left of its deadline; the wait takes half of it at most */
  async #waitForSlot(call: UpstreamCall): Promise<UpstreamCall | undefined> {
    const startedAt = performance.now();
    if (!(await this.#slots.wait(call.timeout / 2))) return undefined;
    return { ...call, timeout: Math.max(1, call.timeout - (performance.now() - startedAt)) };
  }

  #repeat(first: Exchange, call: UpstreamCall, startedAt: number): Promise<Exchange> {
    return repeatUnsent(
      first,
      call,
      startedAt,
      (again) => this.#sendUnlessDown(again, false),
      (reason) => {
        this.observer.repeated(reason);
      },
    );
  }

  async #sendUnlessDown(call: UpstreamCall, hasPermit: boolean): Promise<Exchange> {
    const pass = this.#breaker.enter();
    if (pass === undefined) return this.#refuseWhilePausing();
    let verdict: Verdict = 'silent';
    try {
      const permitted =
        hasPermit || this.permits.take(call.permit) ? call : await waitForPermit(this.permits, call);
      if ('sent' in permitted) return permitted;
      const exchange = await this.transport.send(permitted);
      heedLimit(this.permits, call.permit, exchange);
      verdict = judgeExchange(exchange);
      return exchange;
    } finally {
      this.#breaker.settle(pass, verdict);
    }
  }

  #refuseWhilePausing(): Exchange {
    this.observer.refused('breaker_open');
    const retryAfterSeconds = Math.max(1, Math.ceil(this.#breaker.waitMs / 1000));
    return { sent: 'unsent', reason: 'breaker_open', retryAfterSeconds };
  }
}
