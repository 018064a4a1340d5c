/// <reference lib="es2024.string" />

/** Longest text in the trail, in bytes of UTF-8. */
export const maxTextBytes = 256;

/** Short, printable ASCII, which is nearly all that comes here. */
const cleanAlready = /^[\x20-\x7e]{0,256}$/;
/** C0, DEL, C1, and the two separators that end a line in JavaScript. */
const controlCharacters = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/**
 * Makes a text safe to store anywhere: well-formed Unicode (a lone surrogate becomes U+FFFD), without control
 * characters (each becomes U+FFFD too, so that nothing vanishes unseen), at most 256 bytes of UTF-8, cut
 * between two code points.
 */
export function cleanText(text: string): string {
  if (cleanAlready.test(text)) return text;
  // No text within the limit has more UTF-16 units than bytes: the rest need not be looked at.
  const wellFormed = text
    .slice(0, maxTextBytes + 1)
    .toWellFormed()
    .replace(controlCharacters, '\ufffd');
  return cutToBytes(wellFormed);
}

function cutToBytes(text: string): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxTextBytes) return text.slice(0, end);
    end += character.length;
  }
  return text;
}
