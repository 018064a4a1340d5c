const firstPrintable = 0x20;
const del = 0x7f;
const lastC1 = 0x9f;
const lineSeparator = 0x2028;
const paragraphSeparator = 0x2029;

/**
 * True if the text holds no control character: C0 (U+0000 to U+001F, line breaks and tabs included), DEL (U+007F),
 * C1 (U+0080 to U+009F), LINE SEPARATOR (U+2028), PARAGRAPH SEPARATOR (U+2029). Every other character may stand.
 */
export function hasNoControlCharacters(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < firstPrintable) return false;
    if (unit >= del && (unit <= lastC1 || unit === lineSeparator || unit === paragraphSeparator))
      return false;
  }
  return true;
}
