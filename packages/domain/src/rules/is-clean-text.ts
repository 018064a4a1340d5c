const firstPrintable = 0x20;
const del = 0x7f;
const lastC1 = 0x9f;
const lineSeparator = 0x2028;
const paragraphSeparator = 0x2029;
const firstSurrogate = 0xd800;
const firstLow = 0xdc00;
const lastSurrogate = 0xdfff;

/**
 * True if a text satisfies both `hasNoControlCharacters` and `isWellFormed`, found out in one pass: the generated readers
 * check every text of a contact so. Which of the two it breaks, they say.
 */
export function isCleanText(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= firstPrintable && unit < del) continue;
    if (unit <= lastC1 || unit === lineSeparator || unit === paragraphSeparator) return false;
    if (unit < firstSurrogate || unit > lastSurrogate) continue;
    if (unit >= firstLow) return false;
    index += 1;
    const next = text.charCodeAt(index);
    // NaN, beyond the end, is no low surrogate either.
    if (!(next >= firstLow && next <= lastSurrogate)) return false;
  }
  return true;
}
