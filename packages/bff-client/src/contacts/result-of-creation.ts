import type { BffProblem } from '../exchange/bff-problem.js';
import type { BffAnswer, BffFailure, ExchangeResult } from '../exchange/exchange-result.js';
import { isJsonObject } from '../exchange/json-object.js';
import type { CreatedContact } from '../generated/bff-api.js';
import { classifyProblem } from '../results/classify-problem.js';
import type { CreationResult } from './creation-result.js';

/**
 * Gives the outcome of a creation's request its meaning. What is not known to have failed is in doubt, so that nobody
 * creates a contact twice on a guess.
 */
export function resultOfCreation(result: ExchangeResult<BffAnswer>, idempotencyKey: string): CreationResult {
  return result.ok
    ? resultOfAnswer(result.value, idempotencyKey)
    : resultOfFailure(result.failure, idempotencyKey);
}

function resultOfAnswer({ headers, body }: BffAnswer, idempotencyKey: string): CreationResult {
  const header = (name: string) => headers.get(name) ?? undefined;
  const operationId = header('operation-id');
  if (!isCreatedContact(body)) {
    return { kind: 'inDoubt', idempotencyKey, operationId, reason: 'the answer names no contact' };
  }
  return {
    kind: 'created',
    contact: body,
    contactId: body.contact_id,
    location: header('location'),
    operationId,
    replayed: header('idempotent-replayed') === 'true',
    idempotencyKey,
  };
}

function isCreatedContact(body: unknown): body is CreatedContact {
  return isJsonObject(body) && typeof body['contact_id'] === 'string';
}

function resultOfFailure(failure: BffFailure, idempotencyKey: string): CreationResult {
  switch (failure.kind) {
    case 'problem':
      return resultOfProblem(failure.problem, idempotencyKey);
    case 'unsent':
      return { kind: 'notSent', idempotencyKey, retryAfterSeconds: undefined, reason: failure.reason };
    case 'lost':
      return { kind: 'inDoubt', idempotencyKey, operationId: undefined, reason: failure.reason };
    case 'foreign': {
      const { status, reason } = failure;
      // A proxy that refuses or redirects has passed nothing on; one that fails, or says success, may have.
      return status >= 300 && status < 500
        ? { kind: 'unexpected', status, reason }
        : { kind: 'inDoubt', idempotencyKey, operationId: undefined, reason };
    }
    case 'aborted':
      return failure.wasSent
        ? { kind: 'inDoubt', idempotencyKey, operationId: undefined, reason: 'aborted under way' }
        : { kind: 'aborted' };
  }
}

function resultOfProblem(problem: BffProblem, idempotencyKey: string): CreationResult {
  const { slug, status, retry, operationId, location, errors, retryAfterSeconds, detail } = problem;
  if (slug === 'conflict') return { kind: 'conflict', operationId, location, problem };
  // Without a key of its own a repetition could be a second contact, so this one always has one.
  if (retry === 'same_key' || slug === 'in-doubt')
    return { kind: 'inDoubt', idempotencyKey, operationId, reason: detail };
  const meaning = classifyProblem(problem);
  switch (meaning) {
    case 'invalid':
      return { kind: 'invalid', errors, problem };
    case 'notAuthenticated':
      return { kind: 'notAuthenticated', problem, idempotencyKey };
    case 'forbidden':
      return { kind: 'forbidden', problem };
    case 'notFound':
    case 'refused':
      return { kind: 'refused', errors, problem };
    case 'unavailable':
      return { kind: 'notSent', idempotencyKey, retryAfterSeconds, reason: detail };
    case 'unexpected':
      return retry === 'never'
        ? { kind: 'unexpected', status, reason: detail }
        : { kind: 'inDoubt', idempotencyKey, operationId, reason: detail };
  }
}
