import { safeText } from './safe-text.js';

const colours = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

/** A piece of text with a colour. */
export interface Span {
  readonly text: string;
  readonly colour: keyof typeof colours;
}

/** One line of human output; whatever its pieces hold is made safe when it is printed. */
export type Line = readonly (string | Span)[];

/** Gives text a colour, which is left out where colours are not wanted. */
export function paint(colour: Span['colour'], text: string): Span {
  return { text, colour };
}

/**
 * The line as it goes to the terminal.
 * @param line its pieces
 * @param useColour whether escape sequences may be written
 */
export function renderLine(line: Line, useColour: boolean): string {
  return line
    .map((piece) => {
      if (typeof piece === 'string') return safeText(piece);
      const text = safeText(piece.text);
      return useColour && text !== '' ? `\u001b[${String(colours[piece.colour])}m${text}\u001b[0m` : text;
    })
    .join('');
}
