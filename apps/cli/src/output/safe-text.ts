/**
 * Characters that could act on a terminal or hide what is written: controls (C0, DEL, C1), line separators,
 * bidirectional controls, invisible spaces, annotation marks, tag characters and lone surrogates.
 */
const unsafe =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * Makes text from outside safe to print: every character that could move the cursor, colour the screen, reverse the
 * reading direction or stay invisible becomes `\u{hex}`.
 * @param text any string, lone surrogates included
 * @returns one line of printable text
 */
export function safeText(text: string): string {
  return text.replace(unsafe, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * Serialises to JSON whose text is as safe on a terminal as {@link safeText}; parsing it gives the same value.
 * @param value anything that JSON can hold
 */
export function safeJson(value: unknown): string {
  return escapeUnsafe(JSON.stringify(value, undefined, 2));
}

/** As {@link safeJson}, in one line. */
export function safeJsonLine(value: unknown): string {
  return escapeUnsafe(JSON.stringify(value));
}

function escapeUnsafe(json: string): string {
  // The line breaks of the indentation are the only control characters that JSON.stringify leaves as they are.
  return json.replace(unsafe, (character) => (character === '\n' ? character : escapeUnits(character)));
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
