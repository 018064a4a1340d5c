/** What stands at 0x80 to 0x9F (WHATWG Encoding, windows-1252); the rest is as in ISO 8859-1. */
const special =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Decodes Windows-1252. Done here because not every Node tells it from ISO 8859-1. */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => special[character.charCodeAt(0) - 0x80] ?? character);
}
