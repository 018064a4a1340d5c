import type { UnsentReason } from '../upstream/creation-result.js';

/** @returns a sentence that says why a call was not sent; not for `tls_identity`, which is no outage */
export function causeOfUnsent(reason: Exclude<UnsentReason, 'tls_identity'>): string {
  return reason === 'breaker_open'
    ? 'The vendor has failed several times in a row, so calls to it pause for some seconds.'
    : 'The vendor cannot be reached.';
}
