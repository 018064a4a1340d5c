import { errors, type Dispatcher } from 'undici';
import { ExchangeHandler } from '../../src/upstream/exchange-handler.js';
import type { Exchange } from '../../src/upstream/exchange.js';
import type { UpstreamCall } from '../../src/upstream/upstream-call.js';
import type { Transport } from '../../src/upstream/upstream-transport.js';
import { timeoutMs, vendorOrigin } from './settings.js';
import type { VendorAnswer } from './vendor.js';
import type { VirtualTime } from './virtual-time.js';

const maxResponseBytes = 262_144;

/** How one exchange goes on the line; what the vendor does is asked when the request arrives there. */
export interface Passage {
  readonly connection: 'taken' | 'refused';
  readonly connectMs: number;
  /** Null: the request is lost. */
  readonly arrivalMs: number | null;
  readonly answerMs: number;
  /** True when the connection breaks {@link answerMs} after the first byte, whatever the vendor does. */
  readonly breaks: boolean;
  /** Called when the first byte is written. */
  readonly onWritten: () => void;
  readonly arrive: () => VendorAnswer;
}

/**
 * The network between one replica and the vendor. It tells the service's own ExchangeHandler what a connection would, so
 * the classification of what was sent is the real one.
 */
export class VendorLine implements Transport {
  readonly origin = vendorOrigin;
  readonly timeoutMs = timeoutMs;

  constructor(
    private readonly time: VirtualTime,
    private readonly passageOf: (call: UpstreamCall) => Passage,
  ) {}

  send(call: UpstreamCall): Promise<Exchange> {
    return new Promise((resolve) => {
      const handler = new ExchangeHandler(resolve, call.timeout, maxResponseBytes, call.sendBefore);
      this.#connect(handler, this.passageOf(call), `${call.method} ${call.url}`);
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #connect(handler: ExchangeHandler, passage: Passage, what: string): void {
    const { time } = this;
    const replica = time.host;
    const controller = new Connection();
    time.schedule(replica, passage.connectMs, `connection for ${what}`, () => {
      if (passage.connection === 'refused') {
        handler.onResponseError(controller, Object.assign(new Error(), { code: 'ECONNREFUSED' }));
        return;
      }
      try {
        handler.onRequestStart(controller);
      } catch (error) {
        time.note(`nothing is written: ${(error as Error).message}`);
        return;
      }
      passage.onWritten();
      this.#exchange(handler, controller, passage, what);
    });
  }

  #exchange(handler: ExchangeHandler, controller: Connection, passage: Passage, what: string): void {
    const { time } = this;
    const replica = time.host;
    const hear = (inMs: number, answer: VendorAnswer) => {
      if (answer === 'silence') return;
      const label = `hears of ${what}: ${typeof answer === 'string' ? answer : answer.status}`;
      time.schedule(replica, inMs, label, () => {
        if (!controller.aborted) tell(handler, controller, answer);
      });
    };
    if (passage.breaks) hear(passage.answerMs, 'reset');
    if (passage.arrivalMs === null) return;
    time.schedule(time.outside, passage.arrivalMs, `${what} arrives`, () => {
      const answer = passage.arrive();
      if (!passage.breaks) hear(passage.answerMs, answer);
    });
  }
}

function tell(handler: ExchangeHandler, controller: Connection, answer: VendorAnswer): void {
  if (typeof answer === 'string') {
    const error = answer === 'unreadable' ? new errors.HTTPParserError('no HTTP') : new Error('reset');
    handler.onResponseError(controller, error);
    return;
  }
  handler.onResponseStart(controller, answer.status, answer.headers);
  if ('cut' in answer) {
    handler.onResponseError(controller, new Error('reset'));
    return;
  }
  if (answer.body !== '') handler.onResponseData(controller, Buffer.from(answer.body));
  handler.onResponseEnd();
}

/** What the service may do to a connection: only abort it. */
class Connection implements Dispatcher.DispatchController {
  aborted = false;
  readonly paused = false;
  readonly reason = null;

  abort(): void {
    this.aborted = true;
  }
  pause(): void {
    throw new Error('the service never pauses');
  }
  resume(): void {
    throw new Error('the service never resumes');
  }
}
