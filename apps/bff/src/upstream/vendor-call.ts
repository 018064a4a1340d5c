import type { DoubtReason, RefusedAnswer, UnsentResult } from './creation-result.js';
import { doubtOf } from './doubt-of-status.js';
import type { AnsweredExchange } from './exchange.js';
import { readRefusedAnswer } from './read-refused-answer.js';
import { unsentResult } from './unsent-result.js';
import type { UpstreamCall } from './upstream-call.js';
import type { UpstreamClient } from './upstream-client.js';

/** One call with a bearer token other than a creation; docs/upstream/contacts.md section 1. */
export type VendorCall = Pick<UpstreamCall, 'method' | 'permit' | 'url' | 'data'> & {
  readonly bearer: string;
};

/** What one such call led to: a closed set of causes, translated to answers in one exhaustive switch. */
export type VendorCallResult =
  | {
      readonly kind: 'succeeded';
      /** 2xx. */
      readonly status: number;
      /** As it came; whole. Its form is not checked yet. */
      readonly body: string;
    }
  | RefusedAnswer
  | UnsentResult
  | { readonly kind: 'too_large' }
  | { readonly kind: 'unknown'; readonly reason: DoubtReason; readonly status: number | null };

/** Sends one call, at most once, within the deadline. Never rejects for what the network or the vendor does. */
export async function callVendor(client: UpstreamClient, call: VendorCall): Promise<VendorCallResult> {
  const exchange = await client.send({ ...call, timeout: client.timeoutMs });
  switch (exchange.sent) {
    case 'unsent':
      return unsentResult(exchange);
    case 'maybe':
      return { kind: 'unknown', reason: exchange.reason, status: null };
    case 'answered':
      return exchange.status < 300 ? readSuccess(exchange) : readFailure(exchange);
  }
}

/** Takes a success for one only when its body is JSON of the expected form: a page of HTML is no list. */
export function expectJson(
  result: VendorCallResult,
  isExpected: (value: unknown) => boolean,
): VendorCallResult {
  if (result.kind !== 'succeeded') return result;
  try {
    if (isExpected(JSON.parse(result.body))) return result;
  } catch {
    // No JSON: falls through.
  }
  return { kind: 'unknown', reason: 'protocol', status: result.status };
}

function readSuccess({ status, body, cut }: AnsweredExchange): VendorCallResult {
  if (cut === undefined) return { kind: 'succeeded', status, body };
  return cut === 'protocol' ? { kind: 'too_large' } : { kind: 'unknown', reason: cut, status };
}

function readFailure(exchange: AnsweredExchange): VendorCallResult {
  const { status } = exchange;
  return readRefusedAnswer(exchange) ?? { kind: 'unknown', reason: doubtOf(status), status };
}
