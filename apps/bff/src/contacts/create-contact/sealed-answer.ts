import type { Secrets } from '../../secrets/secrets.js';
import type { CreationResult } from '../../upstream/creation-result.js';

/** A result that whoever repeats the request is told again. */
export type RepeatableResult = Extract<CreationResult, { kind: 'created' | 'rejected' }>;

/** @returns the result, sealed for its operation; null for one that is not repeated */
export function sealAnswer(result: CreationResult, operationId: string, secrets: Secrets): string | null {
  return result.kind === 'created' || result.kind === 'rejected'
    ? secrets.seal(JSON.stringify(result), contextOf(operationId))
    : null;
}

/** @returns the result, or undefined when its key is gone */
export function openAnswer(
  sealed: string,
  operationId: string,
  secrets: Secrets,
): RepeatableResult | undefined {
  const text = secrets.open(sealed, contextOf(operationId));
  return text === undefined ? undefined : (JSON.parse(text) as RepeatableResult);
}

/** An answer opens as the answer of its own operation only. */
const contextOf = (operationId: string) => `answer/${operationId}`;
