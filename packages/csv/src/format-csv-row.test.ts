import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatCsvRow } from './format-csv-row.js';
import { restoreCell } from './neutralise-cell.js';

it.each([
  [['a', null, 7, true], 'a,,7,true\r\n'],
  [['a,b', 'say "x"', 'two\nlines'], '"a,b","say ""x""","two\nlines"\r\n'],
  [['=1+1', ' padded '], '\'=1+1," padded "\r\n'],
  [[-5], '-5\r\n'],
])('%j is written as %j', (cells, row) => expect(formatCsvRow(cells)).toBe(row));

it('reads back as it was written, whatever stands in the cells', () => {
  const text = fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', "'", ' ', 'a', 'é') });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (cells) => {
      expect(readRow(formatCsvRow(cells)).map(restoreCell)).toEqual(cells);
    }),
  );
});

/** RFC 4180, section 2, and no more than that. */
function readRow(row: string): string[] {
  const line = row.replace(/\r\n$/, '');
  const cells: string[] = [];
  for (let rest = `${line},`; rest !== '';) {
    const [whole, quoted, bare] = /^(?:"((?:[^"]|"")*)"|([^",]*)),/.exec(rest) ?? ['broken'];
    expect(whole).not.toBe('broken');
    cells.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    rest = rest.slice(whole.length);
  }
  return cells;
}
