import fc from 'fast-check';

/** JSON texts as `JSON.stringify` and other writers produce them: with and without white space, escapes and exponents. */
export const jsonText = fc
  .tuple(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t'), fc.boolean())
  .map(([value, space, escapes]) => {
    const text = JSON.stringify(value, null, space);
    return escapes
      ? text.replaceAll(/[a-z](?=[^"\\]*")/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`)
      : text;
  });

const pieces = [
  '',
  '"',
  '\\',
  '\\u',
  '\\uD83D',
  '\\u00e9',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '-',
  '.',
  'e9',
  '0',
  '00',
  ' ',
  '\n',
  'tru',
  'null',
  '\u0000',
  '😀',
];

/** JSON texts, most of them with pieces cut out of or put into some places. */
export const almostJsonText = fc
  .tuple(
    jsonText,
    fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 3 }), fc.constantFrom(...pieces)), { maxLength: 2 }),
  )
  .map(([text, edits]) =>
    edits.reduce((edited, [at, cut, piece]) => edited.slice(0, at) + piece + edited.slice(at + cut), text),
  );
