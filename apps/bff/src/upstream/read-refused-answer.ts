import type { RefusedAnswer } from './creation-result.js';
import type { AnsweredExchange } from './exchange.js';
import { readRefusal } from './read-refusal.js';
import { readRetryAfter } from './retry-after.js';

/** @returns what the vendor refused, or undefined when its status proves no refusal (docs/upstream/errors.md) */
export function readRefusedAnswer({ status, body, retryAfter }: AnsweredExchange): RefusedAnswer | undefined {
  switch (status) {
    case 400:
    case 409:
    case 422:
      return { kind: 'rejected', status, refusal: readRefusal(body) };
    case 401:
      return { kind: 'not_authenticated', refusal: readRefusal(body) };
    case 403:
      return { kind: 'forbidden', refusal: readRefusal(body) };
    case 404:
      return { kind: 'not_found', refusal: readRefusal(body) };
    case 429:
      return { kind: 'rate_limited', retryAfterSeconds: readRetryAfter(retryAfter, Date.now()) };
    default:
      return undefined;
  }
}
