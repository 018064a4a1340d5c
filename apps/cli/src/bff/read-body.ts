import type { BffAnswer } from '@contacts/bff-client';
import { isJsonObject } from '../json-object.js';
import { changeFailure } from './change-failure.js';
import { callFailure } from './failure-report.js';

/**
 * Reads an answer that must be an array of objects.
 * @throws CommandFailure (unexpected) when it is something else
 */
export function readList(
  { body, status }: BffAnswer,
  baseUrl: URL,
): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(body) && body.every(isJsonObject)) return body;
  throw callFailure({ kind: 'foreign', status, reason: 'the answer is no list' }, baseUrl);
}

/** As {@link readList}, for one object. */
export function readObject({ body, status }: BffAnswer, baseUrl: URL): Readonly<Record<string, unknown>> {
  if (isJsonObject(body)) return body;
  throw callFailure({ kind: 'foreign', status, reason: 'the answer is no object' }, baseUrl);
}

/**
 * Takes the answer to a change or removal, which has no body.
 * @param look as for {@link changeFailure}
 * @throws CommandFailure (in doubt) when it has one: somebody else has answered
 */
export function expectNoBody({ body, status }: BffAnswer, baseUrl: URL, look: string): void {
  if (body === undefined) return;
  throw changeFailure({ kind: 'foreign', status, reason: 'the answer has a body' }, baseUrl, look);
}
