const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;

/**
 * Passes over the blanks of JSON (RFC 8259, section 2). `trim` and `\s` take more, and would hide what strict JSON
 * refuses.
 * @returns where the first character is that is none of them, from `start` on; the length of the text if none is
 */
export function skipBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/**
 * Passes over the blanks of JSON backwards.
 * @returns where those begin that stand before `end`
 */
export function skipBlanksBack(text: string, end: number): number {
  let at = end;
  while (isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === space || code === lineFeed || code === carriageReturn || code === tab;
}
