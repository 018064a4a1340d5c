import { describe, expect, it } from '@jest/globals';
import { formatCsvRow, restoreCell } from '@contacts/csv';
import { parseStrictJson } from '@contacts/domain/core';
import fc from 'fast-check';
import { CsvSplitter } from './csv-splitter.js';
import { JsonArraySplitter } from './json-array-splitter.js';
import { LineSplitter } from './line-splitter.js';
import { readJsonText } from './read-json-text.js';
import type { FoundRecord } from './source-record.js';
import { refusal, split } from './split-text.fixtures.js';

const cellsOf = (rows: readonly FoundRecord[]) =>
  rows.map(({ content }) => ('cells' in content ? content.cells : undefined));
const valuesOf = (rows: readonly FoundRecord[]) =>
  rows.map(({ content }) => ('value' in content ? content.value : undefined));
const pieces = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 });
const nasty = fc.string({
  unit: fc.constantFrom('"', ',', ';', '\r', '\n', '=', "'", ' ', 'a', 'é'),
  maxLength: 6,
});

describe('CsvSplitter', () => {
  it.each([
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a ""b""","c\nd",e\n', [['a "b"', 'c\nd', 'e']]],
    ['5" pipe,x\n', [['5" pipe', 'x']]],
    ['"",x\n', [['', 'x']]],
    ['a,\n', [['a', '']]],
    ['"a"\r\n"b"', [['a'], ['b']]],
    ['a\n\n,,\n""\n\r\nb\n', [['a'], ['b']]],
  ])('reads %j as %j', (text, cells) => {
    expect(cellsOf(split(new CsvSplitter(','), text))).toEqual(cells);
  });

  it('counts lines within quotes and empty ones', () => {
    const rows = split(new CsvSplitter(','), 'a\n"b\nb"\n\nc\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('keeps a row with text after a closing quote from being sent, as it stands', () => {
    const rows = split(new CsvSplitter(','), '"a"b,c\r\nd,e\n');
    expect(rows[0]).toMatchObject({ fault: 'has text after a closing quote', raw: '"a"b,c' });
    expect(rows[1]).toEqual({ line: 2, content: { cells: ['d', 'e'] } });
  });

  it('reads a row of more cells than a call takes arguments', () => {
    const [row] = cellsOf(split(new CsvSplitter(','), `"a"${',b'.repeat(200_000)}\n`));
    expect(row).toHaveLength(200_001);
  });

  it('refuses a file with a quote that is never closed, and says where it is opened', () => {
    const splitter = new CsvSplitter(',');
    splitter.push('a,b\n"c,d\ne,f\n');
    expect(() => splitter.end()).toThrow(refusal('begins on line 2 '));
    const endless = new CsvSplitter(',');
    expect(() => endless.push(`"${'x'.repeat(1024 * 1024)}`)).toThrow('The input cannot be read');
  });

  it('gives back what was written, in whatever pieces it comes', () => {
    const rows = fc.array(fc.array(nasty, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(rows, pieces, (written, lengths) => {
        const text = written.map(formatCsvRow).join('');
        const read = cellsOf(split(new CsvSplitter(','), text, lengths));
        const filled = written.filter((cells) => cells.some((cell) => cell !== ''));
        expect(read.map((cells) => cells?.map(restoreCell))).toEqual(filled);
      }),
    );
  });
});

describe('JsonArraySplitter', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  /** Undefined for numbers that the rules of JSON here refuse. */
  const strictly = (value: unknown) => {
    const result = parseStrictJson(JSON.stringify(value));
    return result.ok ? result.value : undefined;
  };

  it('gives back what was written, in whatever pieces it comes', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 5 }), fc.boolean(), pieces, (written, isWide, lengths) => {
        const text = JSON.stringify(written, undefined, isWide ? 2 : 0);
        const read = split(new JsonArraySplitter(), `\n${text} \n`, lengths);
        expect(valuesOf(read)).toEqual(written.map(strictly));
      }),
    );
  });

  it('says on which line an element begins and what is wrong with it', () => {
    const rows = split(new JsonArraySplitter(), '[\n{"a":1},\n\n {"a":1,"a":2},,\n[}\n]\n');
    expect(rows.map(({ line, fault }) => [line, fault !== undefined])).toEqual([
      [2, false],
      [4, true],
      [4, true],
      [5, true],
    ]);
  });

  it.each([
    ['[{"a":1},{"a":01}]', 'column 16'],
    ['[ 1,\n\t \r\n  {"a":01}]', 'column 9'],
    ['[1\n,{"a":01}]', 'column 8'],
    ['[{\n"a":01}]', 'line 2, column 6'],
    ['\n [{\r\r"a":01}]', 'column 11'],
    ['[1,\r\n{\r\n\r"a":01}]', 'line 3, column 7'],
    ['[1,, 2]', 'column 4'],
    ['[1,\n]', 'column 1'],
  ])('says where in its line the fault of %j is', (text, place) => {
    for (const length of [text.length, 1, 2, 7]) {
      const rows = split(new JsonArraySplitter(), text, Array<number>(text.length).fill(length));
      expect(rows.flatMap(({ fault }) => fault ?? [])).toEqual([expect.stringContaining(` at ${place}: `)]);
    }
  });

  it('takes no blanks but those of JSON', () => {
    const blanks = ' \t\r\n';
    expect(split(new JsonArraySplitter(), `[${blanks}]`)).toEqual([]);
    const rows = split(new JsonArraySplitter(), `[${blanks}1${blanks},\u00a02,3\f]${blanks}`);
    expect(rows.map(({ raw }) => raw)).toEqual([undefined, '\u00a02', '3\f']);
  });

  it('lets any number of blanks stand around elements, and counts them', () => {
    const blanks = ' \n'.repeat(600_000);
    const inPieces = (text: string) => split(new JsonArraySplitter(), text, Array<number>(99).fill(65_536));
    const rows = inPieces(`${blanks}[${blanks}1${blanks},${blanks}01${blanks}]${blanks}`);
    expect(rows).toEqual([
      { line: 1_200_001, content: { value: 1 } },
      expect.objectContaining({ line: 2_400_001, fault: expect.stringContaining(' at column 2: ') }),
    ]);
    expect(() => inPieces(`[1${blanks}2]`)).toThrow(refusal('on line 600001, column 1.'));
    expect(() => inPieces(`[1${blanks}2,`)).toThrow(refusal('on line 600001, column 1.'));
    expect(() => inPieces(`[1]${blanks}2`)).toThrow(refusal('on line 600001, column 1.'));
    expect(() => inPieces(`[1${blanks}`)).toThrow(refusal('is not closed'));
    expect(() => inPieces(`[{"a":1,${blanks}`)).toThrow(refusal('on line 1 '));
  });

  it.each([
    ['[{"a":1}}', 'line 1, column 9'],
    ['[{"a":1},\n  }]', 'line 2, column 3'],
    ['[}', 'line 1, column 2'],
  ])('lets no brace close the array %j', (text, place) => {
    expect(() => split(new JsonArraySplitter(), text, [3])).toThrow(refusal(`closed by "}" on ${place}.`));
  });

  it.each(['[{"a":1}', '[{"a":"', '[1] [2]', '[1]]', '[1]\u2028', '[1]\ufeff'])(
    'refuses %j as a whole',
    (text) => {
      expect(() => split(new JsonArraySplitter(), text)).toThrow('The input cannot be read');
    },
  );
});

describe('LineSplitter', () => {
  it('reads one value a line and says which line is none', () => {
    const rows = split(new LineSplitter(), '{"a":1}\r\n\n{"a":\n{"b":2}', [3, 1, 8]);
    expect(rows).toEqual([
      { line: 1, content: { value: { a: 1 } } },
      expect.objectContaining({ line: 3, raw: '{"a":', fault: expect.stringContaining('column 6') }),
      { line: 4, content: { value: { b: 2 } } },
    ]);
  });

  it('takes a line for empty only if there are no blanks in it but those of JSON', () => {
    const rows = split(new LineSplitter(), '\u00a0\n\ufeff\n \t\r\r\n{"a":1}\n\f');
    expect(rows.map(({ line, raw }) => [line, raw])).toEqual([
      [1, '\u00a0'],
      [2, '\ufeff'],
      [4, undefined],
      [5, '\f'],
    ]);
  });

  it('lets LF alone end a line', () => {
    const [row] = split(new LineSplitter(), '{"a":1}\r{"a":1}\r\n');
    expect(row).toMatchObject({ line: 1, fault: expect.stringContaining(' at column 9: ') });
    const [, element] = split(new JsonArraySplitter(), '[1,\r\n{\r\n\r"a":01}]');
    expect(element).toMatchObject({ line: 2, fault: expect.stringContaining(' at line 3, column 7: ') });
  });

  it('reads each line as it would without those before it, in whatever pieces they come', () => {
    const line = fc
      .tuple(
        fc.constantFrom('name', 'city', 'id', 'type'),
        fc.constantFrom(
          '"Ada"',
          '""',
          '1',
          '01',
          '1.0',
          '"\\n"',
          '"\t"',
          'null',
          '{"id":2}',
          '{"id":3',
          '\u2028',
        ),
        fc.constantFrom('', ',"name":"b"', ', "city" : "Łódź"', ',"type":{"id":4}', '},{"a":1', ' '),
        fc.constantFrom('}', '} ', '}\r', '', '}}'),
      )
      .map(([name, value, more, end]) => `{"${name}":${value}${more}${end}`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), pieces, (lines, lengths) => {
        const text = lines.join('\n');
        const alone = lines.map((one, index) => readJsonText(one.replace(/\r$/, ''), index + 1));
        expect(split(new LineSplitter(), text, lengths)).toEqual(alone);
      }),
    );
  });

  it.each([
    ['layouts', (index: number) => JSON.stringify({ [`n${index % 100}`]: index, name: 'Ada' })],
    ['escapes', (index: number) => `{"name":"\\u0041${index}"}`],
    ['letters in a name', (index: number) => JSON.stringify({ ['n'.repeat(100_000)]: index })],
    ['faults', (index: number) => (index % 3 === 0 ? '{"name":"Ada"}' : `{"name":${index}`)],
  ])('reads a file of too many %s for it to learn from as well', (_, lineOf) => {
    const lines = Array.from({ length: 300 }, (_line, index) => lineOf(index));
    const alone = lines.map((line, index) => readJsonText(line, index + 1));
    expect(split(new LineSplitter(), lines.join('\n'))).toEqual(alone);
  });

  it('refuses a line that does not end within 1 MiB, and says which', () => {
    const splitter = new LineSplitter();
    splitter.push('{"a":"b"}\n{"a":"c"}\n');
    expect(() => splitter.push(`{"a":"${'x'.repeat(1024 * 1024)}`)).toThrow(refusal('Line 3 '));
  });
});
