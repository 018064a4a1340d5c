import { describe, expect, it } from '@jest/globals';
import { maxLineBytes } from '../../src/index.js';
import { buildExport, verifyText } from '../chain/build-export.js';
import { buildRecords, rechain } from '../chain/build-records.js';

const records = buildRecords(5);
const file = buildExport({ records });
const lines = file.split('\n').slice(0, -1);
const withLine = (number: number, line: string) => `${lines.with(number - 1, line).join('\n')}\n`;
const third = lines[3]!;

describe('a line that is not its own canonical form', () => {
  it.each([
    ['white space', third.replace('":', '": ')],
    ['white space behind it', `${third} `],
    ['a carriage return', `${third}\r`],
    ['a byte order mark', `\ufeff${third}`],
    ['a member twice', third.replace('"count":1', '"count":1,"count":1')],
    ['members in another order', third.replace(/^\{("action":"[^"]*"),(.*)\}$/, '{$2,$1}')],
    ['a number in another spelling', third.replace('"count":1', '"count":1.0')],
    ['a fraction', third.replace('"count":1', '"count":1.5')],
    ['an unsafe integer', third.replace('"count":1', '"count":9007199254740993')],
    ['a needless escape', third.replace('"contact.', '"\\u0063ontact.')],
    ['an escape in upper case', third.replace('contact.read', 'contact.\\u001Fread')],
    ['half of a surrogate pair', third.replace('😀', '\\ud83d')],
    ['a pair written as escapes', third.replace('😀', '\\ud83d\\ude00')],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['nothing', ''],
    ['deep nesting', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
    ['too many levels', `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`],
    ['two records on one line', `${third}${lines[4]!}`],
  ])('is not canonical: %s', async (_, line) => {
    expect(line).not.toBe(third);
    expect(await verifyText(withLine(4, line))).toMatchObject({
      verdict: 'broken',
      seq: 3,
      line: 4,
      causes: ['not canonical'],
    });
  });

  it('is not canonical when it is not UTF-8', async () => {
    for (const bytes of ['\xff', '\xc0\xaf', '\xed\xa0\x80', '\xf4\x90\x80\x80', '\xe2\x82']) {
      const [before, after] = file.split('contact.create', 2) as [string, string];
      const damaged = Buffer.concat([Buffer.from(before), Buffer.from(bytes, 'latin1'), Buffer.from(after)]);
      expect(await verifyText(damaged)).toMatchObject({ seq: 2, causes: ['not canonical'] });
    }
  });

  it('was put in when the record that it pushes away comes next', async () => {
    for (const line of ['', '{}x', '{"a": 1}', third.replace('":', '": ')]) {
      expect(await verifyText(`${lines.toSpliced(3, 0, line).join('\n')}\n`)).toMatchObject({
        seq: 3,
        line: 4,
        causes: ['inserted', 'not canonical'],
      });
      expect(await verifyText(`${file}${line}\n`)).toMatchObject({
        seq: 6,
        line: 7,
        causes: ['inserted', 'not canonical'],
      });
    }
  });

  it('is so from the first line on in a file with CRLF, and from the start with a byte order mark', async () => {
    for (const damaged of [file.replaceAll('\n', '\r\n'), `\ufeff${file}`, file.replace('{', '{ ')]) {
      expect(await verifyText(damaged)).toMatchObject({ seq: 1, line: 1, causes: ['not canonical'] });
    }
  });

  it('may be where the file was cut off', async () => {
    for (const length of [file.length - 1, file.length - 20, file.length - lines[5]!.length]) {
      expect(await verifyText(file.slice(0, length))).toMatchObject({
        seq: 5,
        line: 6,
        causes: ['truncated', 'not canonical'],
      });
    }
    expect(await verifyText(lines[0]!)).toMatchObject({
      seq: 1,
      line: 1,
      causes: ['truncated', 'not canonical'],
    });
    expect(await verifyText(`${file}{`)).toMatchObject({
      seq: 6,
      line: 7,
      causes: ['inserted', 'truncated', 'not canonical'],
    });
  });

  it(`has at most ${maxLineBytes} bytes`, async () => {
    const fill = (bytes: number) => {
      const [record] = rechain([{ ...records[0]!, action: '' }], '0'.repeat(64));
      const missing = bytes - Buffer.byteLength(buildExport({ records: [record!] }).split('\n')[1]!);
      return rechain(
        [{ ...records[0]!, action: 'é'.repeat(missing >> 1) + 'x'.repeat(missing % 2) }],
        '0'.repeat(64),
      );
    };
    expect(await verifyText(buildExport({ records: fill(maxLineBytes) }))).toMatchObject({
      verdict: 'verified',
    });
    expect(await verifyText(buildExport({ records: fill(maxLineBytes + 1) }))).toMatchObject({
      seq: 1,
      causes: ['not canonical'],
    });
    expect(await verifyText(withLine(4, 'x'.repeat(5_000_000)))).toMatchObject({
      seq: 3,
      causes: ['not canonical'],
    });
  });
});
