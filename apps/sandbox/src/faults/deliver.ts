import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../vendor/answer.js';
import {
  asEmpty201,
  asHtml,
  dictatedAnswer,
  lostIn500,
  rateLimitedAnswer,
  withLocation,
} from './altered-answers.js';
import { drip, neverAnswer, resetConnection, sendPartly } from './broken-delivery.js';
import { sendAnswer, type Exchange } from './exchange.js';
import type { Fault } from './fault.js';
import { sendOversize } from './send-oversize.js';

/**
 * Answers a request, through a fault if there is one.
 * @param exchange where the answer goes
 * @param fault what to do wrong; undefined answers normally
 * @param carryOut carries out the request and gives the real answer; some faults never call it
 */
export async function deliver(
  exchange: Exchange,
  fault: Fault | undefined,
  carryOut: () => Promise<Answer>,
): Promise<void> {
  if (fault === undefined) return sendAnswer(exchange, await carryOut());
  switch (fault.kind) {
    case 'status':
      return sendAnswer(exchange, dictatedAnswer(fault));
    case 'rate_limited':
      return sendAnswer(exchange, rateLimitedAnswer(fault));
    case 'no_answer':
      return neverAnswer(exchange);
    case 'reset_before_headers':
      resetConnection(exchange);
      return;
    case 'delay':
      return deliverLate(exchange, fault.ms, carryOut);
    default:
      return deliverCarriedOut(exchange, fault, await carryOut());
  }
}

type FaultAfterwards = Exclude<
  Fault,
  { readonly kind: 'status' | 'rate_limited' | 'no_answer' | 'reset_before_headers' | 'delay' }
>;

async function deliverLate(exchange: Exchange, ms: number, carryOut: () => Promise<Answer>): Promise<void> {
  const released = await sleep(ms, false, { signal: exchange.released }).catch(() => true);
  if (released) {
    exchange.response.destroy();
    return;
  }
  await sendAnswer(exchange, await carryOut());
}

async function deliverCarriedOut(exchange: Exchange, fault: FaultAfterwards, answer: Answer): Promise<void> {
  const succeeded = answer.status < 300;
  switch (fault.kind) {
    case 'reset_after_headers':
      return sendPartly(exchange, answer, 0);
    case 'reset_mid_body':
      return sendPartly(exchange, answer, Math.ceil(Buffer.byteLength(answer.body) / 2));
    case 'drip':
      return drip(exchange, answer, fault.bytes_per_second);
    case 'oversize':
      return sendOversize(exchange, answer, fault);
    case 'html':
      return sendAnswer(exchange, asHtml(answer));
    // The others tell a success wrong; a refusal is told as it is.
    case 'created_then_500':
      return sendAnswer(exchange, succeeded ? lostIn500() : answer);
    case 'created_then_reset':
      if (!succeeded) return sendAnswer(exchange, answer);
      resetConnection(exchange);
      return;
    case 'bad_location':
      return sendAnswer(exchange, succeeded ? withLocation(answer, fault.value) : answer);
    case 'empty_201':
      return sendAnswer(exchange, succeeded ? asEmpty201(answer, fault) : answer);
  }
}
