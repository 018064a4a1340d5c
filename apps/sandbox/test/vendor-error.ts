import type { WireAnswer } from './start-sandbox.js';

interface ErrorBody {
  readonly error_code: number;
  readonly error_token: string;
  readonly message: string;
  readonly errors?: readonly ErrorBody[];
}

/** Status, code and token of a refusal, then the codes of its nested errors in order. */
export function summarise(answer: WireAnswer): readonly [number, number, string, ...number[]] {
  const body = answer.json<ErrorBody>();
  return [
    answer.status,
    body.error_code,
    body.error_token,
    ...(body.errors ?? []).map((error) => error.error_code),
  ];
}

/** Messages of the nested errors. */
export function nestedMessages(answer: WireAnswer): readonly string[] {
  return (answer.json<ErrorBody>().errors ?? []).map((error) => error.message);
}
