import { describe, expect, it } from '@jest/globals';
import { CsvSplitter } from './csv-splitter.js';
import { JsonArraySplitter } from './json-array-splitter.js';
import { LineSplitter } from './line-splitter.js';
import { longestRecord } from './source-record.js';
import type { RecordSplitter } from './source-record.js';
import { refusal, split } from './split-text.fixtures.js';

const csv = () => new CsvSplitter(',');
const lines = () => new LineSplitter();
const array = () => new JsonArraySplitter();
const filled = (before: string, after: string, length: number) =>
  before + 'x'.repeat(length - before.length - after.length) + after;
const line = (length: number) => filled('{"a":"', '"}', length);

describe('the longest record', () => {
  it.each<[string, () => RecordSplitter, (length: number) => string, string]>([
    ['a row', csv, (length) => `a,b\n${filled('a', ',b', length)}\nc,d`, 'on line 2 '],
    ['a row with quotes', csv, (length) => `a\n${filled('"', '"', length)}\nc`, 'on line 2 '],
    ['a line on its own', lines, (length) => `1\n${line(length)}\n1`, 'Line 2 is longer than 1 MiB.'],
    [
      'a line like others',
      lines,
      (length) => `${line(9)}\n${line(length)}\n1`,
      'Line 2 is longer than 1 MiB.',
    ],
    ['an element', array, (length) => `[1,\n ${line(length)}\n,1]`, 'on line 2 does not end within 1 MiB.'],
  ])('is as long for %s wherever the pieces end', (_, newSplitter, textOf, words) => {
    for (const end of [0, 3, longestRecord, longestRecord + 4, longestRecord + 5, longestRecord + 8]) {
      expect(split(newSplitter(), textOf(longestRecord), [end])).toHaveLength(3);
      expect(() => split(newSplitter(), textOf(longestRecord + 1), [end])).toThrow(refusal(words));
    }
  });
});

describe('a row of CSV that is too long', () => {
  const mac = '1,"Ada",London\r'.repeat(80_000);
  it.each([
    ['a quote is open', `"${'x\ny,"",'.repeat(200_000)}`, 'a quote is opened there and not closed.'],
    [
      'a quote is closed too late',
      `"${'x'.repeat(longestRecord)}"\n`,
      'a quote is opened there and not closed.',
    ],
    ['CR ends its lines', mac, 'longer than 1 MiB: its line ends are those of old Macs.'],
    [
      'CR ends its lines but for the last',
      `${mac}\r\n`,
      'longer than 1 MiB: its line ends are those of old Macs.',
    ],
    ['it is one line', `a,"b",${'x'.repeat(longestRecord)}\r\n`, 'longer than 1 MiB.'],
    ['quotes stand within its cells', 'x",y'.repeat(300_000), 'longer than 1 MiB.'],
  ])('is refused for what it is: %s', (_, row, words) => {
    for (const end of [0, longestRecord + 9]) {
      expect(() => split(csv(), `a\n${row}`, [end])).toThrow(refusal('The row that begins on line 2 '));
      expect(() => split(csv(), `a\n${row}`, [end])).toThrow(refusal(words));
    }
  });
});
