import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { neutraliseCell, restoreCell } from './neutralise-cell.js';

const starts = ['=', '+', '-', '@', '\t', '\r', '\0'];
const nasty = fc.string({
  unit: fc.constantFrom(...starts, "'", 'a', '1', ' ', '"', '\n', '’'),
  maxLength: 6,
});

describe('a neutralised cell', () => {
  it.each([
    ['=HYPERLINK("http://evil.example")', `'=HYPERLINK("http://evil.example")`],
    ['+49 30', "'+49 30"],
    ['-1', "'-1"],
    ['@sum', "'@sum"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['\0x', "'\0x"],
    ["'=x", "''=x"],
    ["''=x", "'''=x"],
    ["O'Hara", "O'Hara"],
    ["'quoted'", "'quoted'"],
    ['', ''],
    ['a=b', 'a=b'],
  ])('%j is written as %j', (value, cell) => {
    expect(neutraliseCell(value)).toBe(cell);
    expect(restoreCell(cell)).toBe(value);
  });

  it('never starts like a formula, and gives its value back', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (value) => {
        const cell = neutraliseCell(value);
        expect(starts).not.toContain(cell.slice(0, 1));
        expect(restoreCell(cell)).toBe(value);
      }),
    );
  });
});
