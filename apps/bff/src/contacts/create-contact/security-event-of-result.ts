import type { SecurityEvent } from '../../platform/logging/observe-answers.js';
import type { CreationResult } from '../../upstream/creation-result.js';

/** @returns what about the upstream's behaviour somebody should look into, else null */
export function securityEventOf(result: CreationResult): SecurityEvent | null {
  if (result.kind === 'unsent') return result.reason === 'tls_identity' ? 'tls_identity' : null;
  return 'foreignLocation' in result && result.foreignLocation ? 'foreign_location' : null;
}
