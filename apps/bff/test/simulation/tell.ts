import { problemOfClaim, problemOfHiddenClaim } from '../../src/contacts/create-contact/problem-of-claim.js';
import { problemOfResult, problemOfUnrecorded } from '../../src/contacts/create-contact/problem-of-result.js';
import type {
  CreateContactCommand,
  CreateContactResult,
} from '../../src/contacts/create-contact/creation.js';
import { StorageUnavailable } from '../../src/database/storage-unavailable.js';
import type { Problem } from '../../src/platform/problem/problem.js';
import { problemOfError } from '../../src/platform/problem/problem-of-error.js';
import type { Answer } from './caller-request.js';

/** @returns what the caller hears, as the controller says it */
export function tell(created: CreateContactResult, command: CreateContactCommand): Answer {
  if (created.kind === 'claimed') return refused(problemOfClaim(created.holder, created.repetition));
  if (created.kind === 'hidden') return { ...refused(problemOfHiddenClaim(created.access)), hidden: true };
  const { operationId, result, recorded, replayed } = created;
  const answered = { operationId, contact: command.contact, hasKey: command.idempotencyKey !== null };
  if (!recorded) return refused(problemOfUnrecorded(answered));
  if (result.kind !== 'created') return { ...refused(problemOfResult(result, answered)), replayed };
  return {
    status: 201,
    slug: null,
    retry: null,
    contactId: result.contactId,
    operationId,
    replayed,
    hidden: false,
  };
}

/**
 * @returns what the caller hears when the use case has thrown
 * @throws whatever is a bug
 */
export function tellFailure(error: unknown): Answer {
  if (error instanceof StorageUnavailable) return refused(problemOfError(error));
  throw error;
}

function refused({ slug, status, members }: Problem): Answer {
  const { retry, location, operation_id: operationId } = members;
  return {
    status,
    slug,
    retry: retry ?? null,
    contactId: location?.split('/').at(-1) ?? null,
    operationId: operationId ?? null,
    replayed: false,
    hidden: false,
  };
}
