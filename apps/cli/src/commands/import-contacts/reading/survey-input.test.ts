import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecords } from './read-records.js';
import { surveyInput } from './survey-input.js';

const { signal } = new AbortController();
/** Windows-1252 has € at 0x80 and ü at 0xFC; neither byte alone is UTF-8. */
const windows = Buffer.from([0x6e, 0x61, 0x6d, 0x65, 0x0a, 0xfc, 0x80, 0x92, 0x0a]);

describe('surveyInput', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contacts-survey-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const survey = async (content: string | Buffer, delimiter?: string) => {
    const path = join(folder, 'input');
    await writeFile(path, content);
    const input = await surveyInput(path, signal, delimiter);
    let header: readonly string[] = [];
    const rows: unknown[] = [];
    for await (const { records } of readRecords(input, signal, (found) => (header = found))) {
      rows.push(...records.map(({ content: read }) => ('cells' in read ? read.cells : read.value)));
    }
    return { facts: input.facts, header, rows };
  };

  it.each([
    ['name,city\nAda,London\n', ','],
    ['name;city\nAda,b;London\n', ';'],
    ['name\tcity\nAda\tLondon\n', '\t'],
    ['"a,b,c"|city\nAda|London\n', '|'],
    ['name\nAda\n', ','],
  ])('finds the delimiter of %j', async (text, delimiter) => {
    const { facts, rows } = await survey(text);
    expect(facts).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter });
    expect(rows).toHaveLength(1);
  });

  it('takes the delimiter that the user names', async () => {
    expect((await survey('a#b,c\n1#2,3\n', '#')).rows).toEqual([['1', '2,3']]);
  });

  it('leaves a byte order mark out', async () => {
    expect((await survey('\ufeffname,city\nAda,London\n')).header).toEqual(['name', 'city']);
    expect((await survey('\ufeff[{"name":"Ada"}]')).rows).toEqual([{ name: 'Ada' }]);
  });

  it.each(['', '\ufeff'])('knows what follows many blanks behind %j', async (mark) => {
    const blanks = ' \r\n\t\n'.repeat(70_000);
    expect((await survey(`${mark}${blanks}[{"name":"Ada"}]`)).rows).toEqual([{ name: 'Ada' }]);
    expect((await survey(`${mark}${blanks}{"name":"Ada"}`)).rows).toEqual([{ name: 'Ada' }]);
    const { facts, header } = await survey(`${mark}${'\r\n'.repeat(70_000)}name;city\nAda;London\n`);
    expect(facts).toMatchObject({ format: 'csv', delimiter: ';' });
    expect(header).toEqual(['name', 'city']);
  });

  it.each(['a', '[]', '\ufeff', '\n\n[]', ''])('knows the short file %j', async (text) => {
    expect((await survey(text)).facts.format).toBe(text.endsWith(']') ? 'json' : 'csv');
  });

  it('reads what is not UTF-8 as Windows-1252', async () => {
    const { facts, rows } = await survey(windows);
    expect(facts.encoding).toBe('windows-1252');
    expect(rows).toEqual([['ü€’']]);
  });

  it('knows UTF-8 whose characters are cut by the pieces of a large file', async () => {
    const name = '€é😀'.repeat(50_000);
    const { facts, rows } = await survey(`name\n${name}\n`);
    expect(facts.encoding).toBe('utf-8');
    expect(rows).toEqual([[name]]);
  });

  it.each([
    ['[{"name":"Ada"},{"name":"Grace"}]', 'json'],
    ['{"name":"Ada"}\n{"name":"Grace"}\n', 'ndjson'],
  ])('knows %j by its beginning', async (text, format) => {
    const { facts, rows } = await survey(text);
    expect(facts.format).toBe(format);
    expect(rows).toEqual([{ name: 'Ada' }, { name: 'Grace' }]);
  });

  const refuses = async (content: Buffer, words: string) => {
    const detail = expect.stringContaining(words);
    await expect(survey(content)).rejects.toMatchObject({ report: { exitCode: 3, detail } });
  };

  it('refuses UTF-16', async () => {
    await refuses(Buffer.from('\ufeffname\nAda\n', 'utf16le'), 'is UTF-16.');
  });

  it('refuses JSON that is not UTF-8, and says where', async () => {
    const json = Buffer.concat([Buffer.from('[{"name":"'), windows, Buffer.from('"}]')]);
    await refuses(json, 'looks like JSON but is not UTF-8 on line 2 (byte 16).');
  });

  it.each([
    ['name\n', [0xe9, 0x0a], 'on line 2 (byte 9).'],
    [`name\n${'Łódź\n'.repeat(50_000)}`, [0xc5, 0x0a], 'on line 50002 (byte 400009).'],
    [`name\n${'é'.repeat(100_000)}`, [0x80, 0x0a], 'on line 2 (byte 200009).'],
    [`name\n${'x'.repeat(65_527)}`, [0xe2, 0x82, 0x41], 'on line 2 (byte 65536).'],
    ['name\n\n', [0xf0, 0x9f, 0x98], 'on line 3 (byte 10).'],
  ])('refuses what has the mark of UTF-8 but is none, and says where (case %#)', async (text, bad, place) => {
    const content = Buffer.concat([Buffer.from(`\ufeff${text}`), Buffer.from(bad)]);
    await refuses(content, `has the byte order mark of UTF-8 but is not UTF-8 ${place}`);
  });

  const rows = (count: number, name: string) => `${name}\n`.repeat(count);
  const before = `name\n${rows(60_000, 'Ada')}`;
  it.each([
    ['has changed', `name\n${rows(40_000, 'Ada')}${rows(20_000, 'Adb')}`],
    ['has changed at its end', `name\n${rows(59_999, 'Ada')}Adb\n`],
    ['has become longer', `${before}Adb\n`],
    ['has become shorter by a row', `name\n${rows(59_999, 'Ada')}`],
    ['has become shorter by some blocks', before.slice(0, 65_536)],
  ])('reads no changed row of a file that %s', async (_, after) => {
    const path = join(folder, 'changing');
    await writeFile(path, before);
    const input = await surveyInput(path, signal);
    await writeFile(path, after);
    const names = new Set<unknown>();
    const read = async () => {
      for await (const { records } of readRecords(input, signal, () => undefined)) {
        for (const { content } of records) names.add('cells' in content ? content.cells[0] : undefined);
      }
    };
    await expect(read()).rejects.toMatchObject({
      report: { exitCode: 2, detail: expect.stringContaining('has changed') },
    });
    expect([...names]).toEqual(['Ada']);
  });
});
