/**
 * Writes a text so that a POSIX shell reads it as one literal word, for commands that a user copies.
 * @param text any text; from outside, too
 */
export function shellWord(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
