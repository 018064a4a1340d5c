import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ExportTally } from './export-tally.js';

const header = (from: number, to: number, filter: object | null = null) =>
  `{"chain":"organisation/12345","created":"2026-11-23T10:00:00.000Z","export":"contacts-audit/1","filter":${JSON.stringify(filter)},"from_seq":${String(from)},"to_seq":${String(to)}}\n`;
const tombstone = '{"tombstone":"a note"}\n';
const record = (seq: number) => `{"action":"contact.create","seq":${String(seq)}}\n`;

function tallyOf(
  text: string,
  format: 'ndjson' | 'csv' = 'ndjson',
  cuts: readonly number[] = [],
): ExportTally {
  const tally = new ExportTally(format);
  const bytes = Buffer.from(text);
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort(
    (one, other) => one - other,
  );
  let start = 0;
  for (const end of ends) {
    tally.add(bytes.subarray(start, end));
    start = end;
  }
  return tally;
}

describe('ExportTally', () => {
  it('counts records, not header and tombstones, however the bytes are cut', () => {
    const whole = fc.record({
      tombstones: fc.nat(3),
      from: fc.integer({ min: 1, max: 50 }),
      records: fc.nat(20),
    });
    fc.assert(
      fc.property(whole, fc.array(fc.nat()), ({ tombstones, from, records }, cuts) => {
        const lines = Array.from({ length: records }, (_, index) => record(from + index));
        const text = [header(from, from + records - 1), tombstone.repeat(tombstones), ...lines].join('');
        const tally = tallyOf(text, 'ndjson', cuts);
        expect(tally).toMatchObject({ records, totalRecords: records, bytes: Buffer.byteLength(text) });
        expect(tally.header).toMatchObject({ chain: 'organisation/12345', from, isFiltered: false });
        expect(tally.findShortage()).toBeUndefined();
      }),
    );
  });

  it.each([
    ['nothing at all', '', 'it ends in the middle of a line'],
    ['half a header', '{"chain":', 'it ends in the middle of a line'],
    ['another first line', record(1), 'it does not begin with the header of an export'],
    ['a first line that is no JSON', 'seq,time\n', 'it does not begin with the header of an export'],
    ['missing records', header(1, 3) + record(1), 'its last 2 records are missing'],
    ['a tombstone in the place of a record', header(2, 2) + tombstone, 'its last 1 records are missing'],
    ['half a record', (header(1, 1) + record(1)).slice(0, -5), 'it ends in the middle of a line'],
  ])('finds %s', (_, text, shortage) => {
    expect(tallyOf(text).findShortage()).toBe(shortage);
  });

  it('takes a filtered export as it is', () => {
    const tally = tallyOf(header(1, 9, { action: 'contact.create' }) + record(4));
    expect(tally).toMatchObject({ records: 1, totalRecords: undefined });
    expect(tally.findShortage()).toBeUndefined();
  });

  it('counts the rows of a CSV file', () => {
    const tally = tallyOf('seq,time\r\n1,a\r\n2,b\r\n', 'csv', [3, 12]);
    expect(tally).toMatchObject({ records: 2, totalRecords: undefined, header: undefined });
    expect(tally.findShortage()).toBeUndefined();
    expect(tallyOf('seq,time\r\n1,', 'csv').findShortage()).toBe('it ends in the middle of a line');
  });
});
