// With the flag u a pair is one character, so what is left of this category stands alone.
const loneSurrogate = /\p{Surrogate}/u;

/**
 * True if every UTF-16 surrogate stands in a pair. A lone one is half a character: it can't be encoded as UTF-8, so
 * it could never reach the vendor as submitted (RFC 3629 section 3).
 */
export function isWellFormed(text: string): boolean {
  return !loneSurrogate.test(text);
}
