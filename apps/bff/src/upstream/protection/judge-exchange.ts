import type { UnsentReason } from '../creation-result.js';
import type { Exchange } from '../exchange.js';
import type { Verdict } from './circuit-breaker.js';

/**
 * What each way of not being sent says about the vendor. A certificate that proves nobody's identity is no outage:
 * the vendor's address answers, and every caller must hear of it. `other` may be a request that the transport refuses,
 * and bad input must not close the way for everybody.
 */
const verdicts: Readonly<Record<UnsentReason, Verdict>> = {
  dns: 'failed',
  refused: 'failed',
  unreachable: 'failed',
  connect_timeout: 'failed',
  tls_identity: 'healthy',
  aborted_before_send: 'silent',
  lease_lapsed: 'silent',
  breaker_open: 'silent',
  overloaded: 'silent',
  quota: 'silent',
  other: 'silent',
};

/**
 * @returns what an exchange says about the vendor's health: only what was never sent and 5xx count against it. A lost
 *   answer does not: what takes long may have been taken in, and pausing would not settle it.
 */
export function judgeExchange(exchange: Exchange): Verdict {
  switch (exchange.sent) {
    case 'unsent':
      return verdicts[exchange.reason];
    case 'maybe':
      return 'healthy';
    case 'answered':
      return exchange.status >= 500 && exchange.status < 600 ? 'failed' : 'healthy';
  }
}
