import { hasNoControlCharacters } from './has-no-control-characters.js';
import { isWellFormed } from './is-well-formed.js';

/** Has every control character and every surrogate. An engine looks for them faster than any loop over a slice of a text. */
const suspicious = /[\0-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]/;

/**
 * True if a text satisfies both `hasNoControlCharacters` and `isWellFormed`, mostly found out in one pass: the generated
 * readers check every text of a contact so. Which of the two it breaks, they say.
 */
export function isCleanText(text: string): boolean {
  return !suspicious.test(text) || (hasNoControlCharacters(text) && isWellFormed(text));
}
