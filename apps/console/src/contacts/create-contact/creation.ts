import type {
  BffProblem,
  CallFailure,
  ContactError,
  CreationResult,
  FollowResult,
  OperationView,
} from '@contacts/bff-client';

/** Where a creation stands. */
export type Creation =
  /** The service is asked whether the key of the address has been used: the page was loaded again. */
  | { readonly kind: 'looking' }
  | { readonly kind: 'editing' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'created'; readonly contactId: string }
  /** Found faulty before the vendor was asked. */
  | { readonly kind: 'invalid'; readonly errors: readonly ContactError[] }
  /** By the vendor; it does not exist. Without details when the page was loaded again since. */
  | {
      readonly kind: 'refused';
      readonly errors: readonly ContactError[];
      readonly problem: BffProblem | undefined;
    }
  /** It does not exist; sending it again is safe. */
  | { readonly kind: 'notSent'; readonly retryAfterSeconds: number | undefined }
  /** It may exist; its outcome is being looked for. */
  | { readonly kind: 'following'; readonly operation: OperationView | undefined }
  /** As before, but nobody looks any more. */
  | { readonly kind: 'open'; readonly operation: OperationView | undefined }
  /** Only a person can tell. */
  | { readonly kind: 'ambiguous' }
  /** The key was used, for this contact or for another. */
  | { readonly kind: 'conflict'; readonly contactId: string | undefined }
  /** It does not exist, for a reason that is no matter of the contact. */
  | { readonly kind: 'failed'; readonly failure: CallFailure }
  | { readonly kind: 'signInFirst' };

/** What the answer to a creation means for the page. */
export function creationOfResult(result: CreationResult): Creation {
  switch (result.kind) {
    case 'created':
      return { kind: 'created', contactId: result.contactId };
    case 'invalid':
      return { kind: 'invalid', errors: result.errors };
    case 'refused':
      return result.problem.slug === 'idempotency-key-reused'
        ? { kind: 'conflict', contactId: undefined }
        : { kind: 'refused', errors: result.errors, problem: result.problem };
    case 'notSent':
      return { kind: 'notSent', retryAfterSeconds: result.retryAfterSeconds };
    case 'inDoubt':
      return { kind: 'following', operation: undefined };
    case 'conflict':
      return { kind: 'conflict', contactId: contactIdIn(result.location) };
    case 'notAuthenticated':
      return { kind: 'signInFirst' };
    case 'forbidden':
    case 'unexpected':
      return { kind: 'failed', failure: result };
    case 'aborted':
      return { kind: 'editing' };
  }
}

/** What following it has come to. */
export function creationOfFollowing(result: FollowResult): Creation {
  switch (result.kind) {
    case 'settled':
      return creationOfOperation(result.operation);
    case 'open':
      return { kind: 'open', operation: result.operation };
    case 'unknown':
      return { kind: 'notSent', retryAfterSeconds: undefined };
    case 'notAuthenticated':
    case 'invalid':
    case 'refused':
    case 'forbidden':
    case 'unexpected':
    case 'aborted':
      return { kind: 'open', operation: undefined };
  }
}

/** What the state of its operation means. */
export function creationOfOperation(operation: OperationView): Creation {
  switch (operation.state) {
    case 'created':
      return operation.contact_id === null
        ? { kind: 'conflict', contactId: undefined }
        : { kind: 'created', contactId: operation.contact_id };
    case 'rejected':
      return { kind: 'refused', errors: [], problem: undefined };
    case 'not_sent':
      return { kind: 'notSent', retryAfterSeconds: undefined };
    case 'ambiguous':
      return { kind: 'ambiguous' };
    case 'attempted':
    case 'in_doubt':
      return { kind: 'following', operation };
  }
}

function contactIdIn(location: string | undefined): string | undefined {
  return location?.split('/').at(-1);
}
