import { textRule } from './contact-rule.js';

const firstSurrogate = 0xd800;
const firstLowSurrogate = 0xdc00;
const lastSurrogate = 0xdfff;

/**
 * True if every UTF-16 surrogate stands in a pair. A lone one is half a character: it can't be encoded as UTF-8, so
 * it could never reach the vendor as submitted (RFC 3629 section 3).
 */
export function isWellFormed(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < firstSurrogate || unit > lastSurrogate) continue;
    const next = text.charCodeAt(index + 1);
    const isPair = unit < firstLowSurrogate && next >= firstLowSurrogate && next <= lastSurrogate;
    if (!isPair) return false;
    index += 1;
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
