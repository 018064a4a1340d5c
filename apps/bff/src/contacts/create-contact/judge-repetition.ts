import type { Operation } from '../../operations/operation.js';

/**
 * What a request with a key that is held already is answered with. `resend`: the first was provably not sent, and this one
 * is sent in its place. `replay`: the first one's answer again. `found`: settlement has found the contact.
 */
export type Repetition =
  'in_progress' | 'in_doubt' | 'conflict' | 'other_body' | 'resend' | 'replay' | 'found';

/**
 * Judges a repetition by the state of the operation that holds the key.
 * @param isSameBody undefined when nobody can tell: the key of the fingerprint is gone, or there never was one
 */
export function judgeRepetition(holder: Operation, isSameBody: boolean | undefined): Repetition {
  if (isSameBody === false) return 'other_body';
  switch (holder.state) {
    case 'attempted':
      // Its process has died, or will find that it may not send it any more; which of the two, nobody knows.
      return holder.lease_lapsed ? 'in_doubt' : 'in_progress';
    case 'in_doubt':
      return 'in_doubt';
    case 'ambiguous':
      return 'conflict';
    case 'not_sent':
      return isSameBody === true ? 'resend' : 'conflict';
    case 'created':
    case 'rejected':
      return isSameBody === true ? judgeFinished(holder) : 'conflict';
  }
}

/** After a day the key only names what it has created. */
function judgeFinished(holder: Operation): Repetition {
  if (holder.answer_expired) return 'conflict';
  if (holder.sealed_answer !== null) return 'replay';
  return holder.state === 'created' && holder.settled_by !== null ? 'found' : 'conflict';
}
