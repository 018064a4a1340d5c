import type { Dispatcher } from 'undici';

import type { BreakReason, Exchange } from './exchange.js';
import { describeBreak, describeUnsent } from './failure-reason.js';
import { ResponseBody } from './response-body.js';

/**
 * Follows one request through the transport and settles it exactly once with what is proven about it.
 *
 * The transport calls `onRequestStart` when a connection is ready (TCP and TLS done) and before it writes the first
 * byte of this request; throwing there drops the request, keeps the connection, and writes nothing. So a failure
 * before that call is unsent, one after complete headers is answered, and everything between may have been sent.
 */
export class ExchangeHandler implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private settled = false;
  private status = 0;
  private location: string | undefined;
  private retryAfter: string | undefined;
  private contentCoding: string | undefined;
  private readonly body: ResponseBody;
  private readonly timer: NodeJS.Timeout;

  /**
   * @param settle receives the result, once.
   * @param timeoutMs whole deadline from now to the last byte of the response.
   * @param maxResponseBytes limit of the body, as received and decoded.
   * @param sendBefore monotonic milliseconds from which on nothing may be written any more.
   */
  constructor(
    private readonly settle: (exchange: Exchange) => void,
    timeoutMs: number,
    maxResponseBytes: number,
    private readonly sendBefore = Infinity,
  ) {
    this.body = new ResponseBody(maxResponseBytes);
    this.timer = setTimeout(expire, timeoutMs, this);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.settled) throw new Error('The deadline passed before a connection was ready.');
    if (this.controller !== undefined) throw new Error('A request is never repeated.');
    if (performance.now() >= this.sendBefore) {
      this.finish({ sent: 'unsent', reason: 'lease_lapsed' });
      throw new Error('The lease of the operation has lapsed.');
    }
    this.controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    if (status < 200) return;
    this.status = status;
    this.location = joined(headers['location']);
    this.retryAfter = joined(headers['retry-after']);
    this.contentCoding = joined(headers['content-encoding']);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.settled || this.body.append(chunk)) return;
    this.answer('protocol');
    controller.abort(new Error('The response is over the size limit.'));
  }

  onResponseEnd(): void {
    this.answer(undefined);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.settled) return;
    if (this.controller === undefined) this.finish({ sent: 'unsent', reason: describeUnsent(error) });
    else this.break(describeBreak(error));
  }

  /** Ends the exchange at its deadline; a connection that carried the request is destroyed. */
  expire(): void {
    if (this.controller === undefined) {
      this.finish({ sent: 'unsent', reason: 'connect_timeout' });
    } else {
      this.break('timeout');
      this.controller.abort(new Error('The deadline passed.'));
    }
  }

  private break(reason: BreakReason): void {
    if (this.status === 0) this.finish({ sent: 'maybe', reason });
    else this.answer(reason);
  }

  private answer(reason: BreakReason | undefined): void {
    const { status, location, retryAfter } = this;
    const text = this.body.decode(this.contentCoding);
    const cut = text === undefined ? (reason ?? 'protocol') : reason;
    this.finish({ sent: 'answered', status, location, retryAfter, body: text ?? '', cut });
  }

  private finish(exchange: Exchange): void {
    this.settled = true;
    clearTimeout(this.timer);
    this.settle(exchange);
  }
}

function expire(handler: ExchangeHandler): void {
  handler.expire();
}

function joined(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}
