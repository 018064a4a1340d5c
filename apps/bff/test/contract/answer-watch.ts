import type { WireAnswer } from '../rig/http-client.js';
import { findDeviations, problemDeviations } from './find-deviations.js';

/** Holds every answer of a service under test against the committed OpenAPI document. */
export class AnswerWatch {
  readonly #deviations = new Set<string>();

  /** @throws Error when the document does not allow the answer */
  readonly note = (method: string, target: string, answer: WireAnswer): void => {
    this.#report(`${method} ${target}`, answer, findDeviations(method, target, answer));
  };

  /** Fails once more for tests that take a failed request for what they expect. */
  assertNoDeviation(): void {
    if (this.#deviations.size > 0) throw new Error([...this.#deviations].join('\n'));
  }

  #report(request: string, { status, text }: WireAnswer, deviations: readonly string[]): void {
    if (deviations.length === 0) return;
    const report = `${request} was answered with ${status}, which openapi.json does not allow: ${deviations.join('; ')}\n${text}`;
    this.#deviations.add(report);
    throw new Error(report);
  }
}

/** @throws Error when a refusal to a request that names no operation is not what all of them are */
export function assertProblem(answer: WireAnswer): void {
  const deviations = answer.status >= 400 ? problemDeviations(answer) : [];
  if (deviations.length > 0) throw new Error(`${answer.text}: ${deviations.join('; ')}`);
}
