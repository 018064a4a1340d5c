/**
 * Beginnings that a spreadsheet takes for a formula, or skips until it finds one
 * (https://owasp.org/www-community/attacks/CSV_Injection). With any number of apostrophes before it, such a value could
 * not be told from a neutralised one.
 */
const dangerous = /^'*[=+\-@\t\r\0]/;
const neutralised = /^'+[=+\-@\t\r\0]/;

/** @returns the value, with one apostrophe before it if it could be taken for a formula */
export function neutraliseCell(value: string): string {
  return dangerous.test(value) ? `'${value}` : value;
}

/** @returns the value that {@link neutraliseCell} was given: exactly one apostrophe less if it had added one */
export function restoreCell(cell: string): string {
  return neutralised.test(cell) ? cell.slice(1) : cell;
}
