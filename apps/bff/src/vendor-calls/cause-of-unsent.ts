import type { UnsentReason } from '../upstream/creation-result.js';

/** @returns a sentence that says why a call was not sent; not for `tls_identity` and `quota`, which are no outages */
export function causeOfUnsent(reason: Exclude<UnsentReason, 'tls_identity' | 'quota'>): string {
  switch (reason) {
    case 'breaker_open':
      return 'The vendor has failed several times in a row, so calls to it pause for some seconds.';
    case 'overloaded':
      return 'Too many calls to the vendor are under way already.';
    default:
      return 'The vendor cannot be reached.';
  }
}
