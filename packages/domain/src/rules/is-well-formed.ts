import { textRule } from './contact-rule.js';

const firstSurrogate = 0xd800;
const firstLow = 0xdc00;
const lastSurrogate = 0xdfff;

/**
 * True if every UTF-16 surrogate stands in a pair. A lone one is half a character: it can't be encoded as UTF-8, so
 * it could never reach the vendor as submitted (RFC 3629 section 3). `String.prototype.isWellFormed` says the same, but
 * not in every browser yet.
 */
export function isWellFormed(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < firstSurrogate || unit > lastSurrogate) continue;
    if (unit >= firstLow) return false;
    index += 1;
    const next = text.charCodeAt(index);
    // NaN, beyond the end, is no low surrogate either.
    if (!(next >= firstLow && next <= lastSurrogate)) return false;
  }
  return true;
}

/** Refuses strings that hold half a character. */
export function IsWellFormed(): PropertyDecorator {
  return textRule(
    'isWellFormed',
    'invalid_format',
    isWellFormed,
    '$property is not well-formed Unicode: it holds one half of a surrogate pair. Enter the text again.',
  );
}
