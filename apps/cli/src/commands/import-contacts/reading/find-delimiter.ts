const candidates = [',', ';', '\t', '|'];

/**
 * Finds the delimiter of CSV: the candidate that the header has most of, outside quotes.
 * @param text the beginning of the file
 * @returns a comma when there is only one column
 */
export function findDelimiter(text: string): string {
  const header = headerOf(text).replace(/"[^"]*"/g, '');
  const countOf = (delimiter: string) => header.split(delimiter).length;
  return candidates.reduce((best, next) => (countOf(next) > countOf(best) ? next : best));
}

function headerOf(text: string): string {
  return /^\s*((?:"[^"]*"|[^"\n])*)/.exec(text)?.[1] ?? '';
}
