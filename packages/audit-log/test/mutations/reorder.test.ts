import { describe, expect, it } from '@jest/globals';
import type { AuditRecord } from '../../src/index.js';
import { verifyRecords } from '../chain/build-export.js';
import { buildRecords, rehash } from '../chain/build-records.js';

const records = buildRecords(9);
const header = { from_seq: 1, to_seq: 9 };
const renumber = (list: readonly AuditRecord[]) =>
  list.map((record, index) => ({ ...record, seq: index + 1 }));
const swap = (one: number, other: number) => records.with(one, records[other]!).with(other, records[one]!);

describe('records whose order was changed', () => {
  it('are reordered when two were swapped, neighbours or not, renumbered or not', async () => {
    for (let one = 0; one < 9; one++) {
      for (let other = one + 1; other < 9; other++) {
        for (const list of [swap(one, other), renumber(swap(one, other))]) {
          expect(await verifyRecords(list, { header })).toMatchObject({
            verdict: 'broken',
            seq: one + 1,
            line: one + 2,
            causes: ['reordered'],
          });
        }
      }
    }
  });

  it('are reordered when two neighbours were swapped, renumbered and given new hashes', async () => {
    for (let one = 0; one < 8; one++) {
      const list = renumber(swap(one, one + 1)).map((record, index) =>
        index === one || index === one + 1 ? rehash(record) : record,
      );
      expect(await verifyRecords(list, { header })).toMatchObject({ seq: one + 1, causes: ['reordered'] });
    }
  });

  it('are reordered when one was moved, forward or back', async () => {
    for (let from = 0; from < 9; from++) {
      for (let to = 0; to < 9; to++) {
        if (from === to) continue;
        const list = records.toSpliced(from, 1).toSpliced(to, 0, records[from]!);
        expect(await verifyRecords(list, { header })).toMatchObject({
          seq: Math.min(from, to) + 1,
          causes: ['reordered'],
        });
      }
    }
  });

  it('are reordered when all were turned round', async () => {
    expect(await verifyRecords(records.toReversed(), { header })).toMatchObject({
      seq: 1,
      causes: ['reordered'],
    });
  });
});
