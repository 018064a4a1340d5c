import { problemOfAccess, type Access } from '../../callers/confirm-access.js';
import { Problem } from '../../platform/problem/problem.js';
import { outageRetryAfterSeconds } from '../../platform/problem/problem-of-error.js';
import type { Operation } from '../../operations/operation.js';
import type { CreateContactResult } from './creation.js';
import { contactLocation } from '../../operations/contact-location.js';

type UnansweredRepetition = Extract<CreateContactResult, { kind: 'claimed' }>['repetition'];

/**
 * The answer when another operation holds the Idempotency-Key and cannot be answered again: still running, in doubt,
 * finished too long ago, or about another body. Never a second POST.
 */
export function problemOfClaim(holder: Operation, repetition: UnansweredRepetition): Problem {
  const { operation_id, organisation_id, contact_id } = holder;
  switch (repetition) {
    case 'in_progress':
      return new Problem(
        'operation-in-progress',
        'A creation with this Idempotency-Key is under way. Ask for the operation that operation_id names.',
        { operation_id, retry: 'same_key', retryAfterSeconds: 1 },
      );
    case 'in_doubt':
      return new Problem(
        'in-doubt',
        'A creation with this Idempotency-Key was begun and its outcome is not known. The contact may or may not exist; ask for the operation.',
        { operation_id, retry: 'same_key', retryAfterSeconds: outageRetryAfterSeconds },
      );
    case 'other_body':
      return new Problem(
        'idempotency-key-reused',
        'This Idempotency-Key was sent before with another contact. Use a key of its own for each contact.',
        { operation_id, retry: 'never' },
      );
    case 'conflict':
      return new Problem(
        'conflict',
        'This Idempotency-Key has been used for a creation that is finished and whose answer cannot be given again. Ask for the operation that operation_id names.',
        {
          operation_id,
          retry: 'never',
          retryAfterSeconds: 1,
          ...(contact_id === null ? {} : { location: contactLocation(organisation_id, contact_id) }),
        },
      );
  }
}

/**
 * The answer when the Idempotency-Key is held but the upstream does not confirm the token. While it cannot be asked
 * the first creation may have succeeded: only the same key is safe to send again.
 */
export function problemOfHiddenClaim(access: Exclude<Access, 'accepted'>): Problem {
  const isAsked = access !== 'unavailable' && typeof access === 'string';
  if (isAsked) return problemOfAccess(access);
  return new Problem(
    'in-doubt',
    'This Idempotency-Key is in use. What became of it cannot be shown while the vendor cannot confirm the token.',
    {
      retry: 'same_key',
      retryAfterSeconds: access === 'unavailable' ? outageRetryAfterSeconds : access.retryAfterSeconds,
    },
  );
}
