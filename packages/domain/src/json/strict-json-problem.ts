/** Why a text is refused. `syntax` is everything that the grammar of RFC 8259 does not allow. */
export type StrictJsonReason =
  | 'byte_order_mark'
  | 'empty'
  | 'syntax'
  | 'trailing_content'
  | 'duplicate_key'
  | 'lone_surrogate'
  | 'too_deep'
  | 'number_overflow'
  | 'unsafe_integer';

/** How many arrays and objects may stand inside each other. */
export const deepestNesting = 32;

const messages: Readonly<Record<Exclude<StrictJsonReason, 'syntax'>, string>> = {
  byte_order_mark: 'The text starts with a byte order mark. Send UTF-8 without one.',
  empty: 'The text is empty. Send one JSON value.',
  trailing_content: 'Something follows the end of the JSON value. Send one value and nothing behind it.',
  duplicate_key: 'An object has this name a second time. Give every name once.',
  lone_surrogate: 'A string holds one half of a surrogate pair. Write the whole character.',
  too_deep: `Arrays and objects are nested more than ${deepestNesting} deep. Send a flatter value.`,
  number_overflow: 'A number is too large to be represented. Send a smaller one.',
  unsafe_integer: 'An integer lies beyond 9007199254740991 and would lose digits. Send a smaller one.',
};

/** What is wrong with a text, and at which index (in UTF-16 code units). */
export interface StrictJsonProblem {
  readonly reason: StrictJsonReason;
  readonly index: number;
  readonly message: string;
}

/** Describes a problem that is no matter of grammar. */
export function problemAt(index: number, reason: Exclude<StrictJsonReason, 'syntax'>): StrictJsonProblem {
  return { reason, index, message: messages[reason] };
}

/** @param expected what the grammar asks for at that place. */
export function syntaxProblemAt(index: number, expected: string): StrictJsonProblem {
  return { reason: 'syntax', index, message: `This is not valid JSON: expected ${expected}.` };
}
