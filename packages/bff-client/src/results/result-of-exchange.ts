import type { BffProblem } from '../exchange/bff-problem.js';
import type { BffAnswer, BffFailure, ExchangeResult } from '../exchange/exchange-result.js';
import type { CallFailure, CallResult } from './call-result.js';
import { classifyProblem } from './classify-problem.js';

/**
 * Gives the outcome of a request its meaning.
 * @param hasForm whether the body has the form of what the route answers; otherwise it is `unexpected`. Its members are the
 *   BFF's promise, whose answers are held against the document that the types come from
 */
export function resultOfExchange<T>(
  result: ExchangeResult<BffAnswer>,
  hasForm: (body: unknown) => boolean,
): CallResult<T> {
  if (!result.ok) return failureOf(result.failure);
  const { status, body } = result.value;
  return hasForm(body)
    ? { kind: 'done', value: body as T }
    : { kind: 'unexpected', status, reason: 'the answer has another form' };
}

function failureOf(failure: BffFailure): CallFailure {
  switch (failure.kind) {
    case 'problem':
      return failureOfProblem(failure.problem);
    case 'unsent':
    case 'lost':
      return { kind: 'unreachable', reason: failure.reason };
    case 'foreign':
      return { kind: 'unexpected', status: failure.status, reason: failure.reason };
    case 'aborted':
      return { kind: 'aborted' };
  }
}

function failureOfProblem(problem: BffProblem): CallFailure {
  const kind = classifyProblem(problem);
  switch (kind) {
    case 'invalid':
      return { kind, errors: problem.errors, problem };
    case 'unavailable':
      return { kind, retryAfterSeconds: problem.retryAfterSeconds, problem };
    case 'unexpected':
      // The BFF understood what the vendor did and says that asking again is in vain: a list above its limit, a redirect.
      return problem.slug === 'upstream-protocol' && problem.retry === 'never'
        ? { kind: 'refused', problem }
        : { kind, status: problem.status, reason: problem.detail };
    case 'notAuthenticated':
    case 'forbidden':
    case 'notFound':
    case 'refused':
      return { kind, problem };
  }
}
