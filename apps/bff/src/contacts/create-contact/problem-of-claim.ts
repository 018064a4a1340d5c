import { problemOfAccess, type Access } from '../../callers/confirm-access.js';
import { Problem } from '../../platform/problem/problem.js';
import { outageRetryAfterSeconds } from '../../platform/problem/problem-of-error.js';
import type { Operation } from '../../operations/operation.js';
import { contactLocation } from '../../operations/contact-location.js';

/**
 * The answer when another operation holds the Idempotency-Key: still running, in doubt, or finished. Never a
 * second POST.
 */
export function problemOfClaim(holder: Operation): Problem {
  const { operation_id, state, organisation_id, contact_id } = holder;
  if (state === 'attempted') {
    return new Problem(
      'operation-in-progress',
      'A creation with this Idempotency-Key is under way. Ask for the operation that operation_id names.',
      { operation_id, retry: 'same_key', retryAfterSeconds: 1 },
    );
  }
  if (state === 'in_doubt') {
    return new Problem(
      'in-doubt',
      'A creation with this Idempotency-Key was sent and its answer lost. The contact may or may not exist; ask for the operation.',
      { operation_id, retry: 'same_key', retryAfterSeconds: outageRetryAfterSeconds },
    );
  }
  return new Problem(
    'conflict',
    'This Idempotency-Key has been used for a creation that is finished. Ask for the operation that operation_id names.',
    {
      operation_id,
      retry: 'never',
      retryAfterSeconds: 1,
      ...(contact_id === null ? {} : { location: contactLocation(organisation_id, contact_id) }),
    },
  );
}

/**
 * The answer when the Idempotency-Key is held but the upstream does not confirm the token. While it cannot be asked
 * the first creation may have succeeded: only the same key is safe to send again.
 */
export function problemOfHiddenClaim(access: Exclude<Access, 'accepted'>): Problem {
  if (access !== 'unavailable') return problemOfAccess(access);
  return new Problem(
    'in-doubt',
    'This Idempotency-Key is in use. What became of it cannot be shown while the vendor cannot confirm the token.',
    { retry: 'same_key', retryAfterSeconds: outageRetryAfterSeconds },
  );
}
