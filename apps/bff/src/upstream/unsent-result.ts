import type { UnsentResult } from './creation-result.js';
import type { UnsentExchange } from './exchange.js';

/** @returns what every kind of call says of an exchange that never began */
export function unsentResult({ reason, retryAfterSeconds }: UnsentExchange): UnsentResult {
  return { kind: 'unsent', reason, retryAfterSeconds };
}
