import type { CallFailure } from '@contacts/bff-client';
import type { Texts } from '../language/texts.js';
import type { failureTexts } from './failure-texts.js';

type FailureTexts = typeof failureTexts extends Texts<infer T> ? T : never;

/**
 * Says what went wrong, what the service says about it, and that trying again is safe where it could help.
 * @param texts in the language of the page; what the service says is English
 */
export function describeFailure(failure: CallFailure, texts: FailureTexts): string {
  switch (failure.kind) {
    case 'notAuthenticated':
    case 'aborted':
      return texts[failure.kind];
    case 'notFound':
      return texts.notFound;
    case 'forbidden':
      return `${texts.forbidden} ${failure.problem.detail}`;
    case 'invalid':
    case 'refused':
      return failure.problem.detail;
    case 'unavailable':
      return `${texts.unavailable(failure.retryAfterSeconds)} ${failure.problem.detail} ${texts.again}`;
    case 'unreachable':
      return `${texts.unreachable} ${texts.again}`;
    case 'unexpected':
      return `${texts.unexpected(failure.status)} ${texts.again}`;
  }
}
