import type { CallFailure } from '@contacts/bff-client';
import type { Language } from '../language/language.js';
import { describeProblem } from './describe-problem.js';
import { failureTexts } from './failure-texts.js';

/** Says what went wrong, what the service says about it, and that trying again is safe where it could help. */
export function describeFailure(failure: CallFailure, language: Language): string {
  const texts = failureTexts[language];
  switch (failure.kind) {
    case 'notAuthenticated':
    case 'aborted':
      return texts[failure.kind];
    case 'notFound':
      return texts.notFound;
    case 'forbidden':
      return `${texts.forbidden} ${describeProblem(language, failure.problem)}`;
    case 'invalid':
    case 'refused':
      return describeProblem(language, failure.problem);
    case 'unavailable':
      return `${texts.unavailable(failure.retryAfterSeconds)} ${describeProblem(language, failure.problem)} ${texts.again}`;
    case 'unreachable':
      return `${texts.unreachable} ${texts.again}`;
    case 'unexpected':
      return `${texts.unexpected(failure.status)} ${texts.again}`;
  }
}
