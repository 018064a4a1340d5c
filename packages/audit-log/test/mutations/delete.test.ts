import { describe, expect, it } from '@jest/globals';
import { firstPreviousHash, type AuditRecord } from '../../src/index.js';
import { checkpointOf, verifyRecords } from '../chain/build-export.js';
import { buildRecords, rechain, rehash } from '../chain/build-records.js';

const records = buildRecords(12);
const header = { from_seq: 1, to_seq: 12 };
const without = (start: number, count: number) => records.toSpliced(start, count);
const renumber = (list: readonly AuditRecord[]) =>
  list.map((record, index) => ({ ...record, seq: index + 1 }));

describe('records that were taken out', () => {
  it('from the middle are missing, wherever and however many', async () => {
    for (let start = 1; start < 11; start++) {
      for (let count = 1; start + count < 12; count++) {
        expect(await verifyRecords(without(start, count), { header })).toMatchObject({
          verdict: 'broken',
          seq: start + 1,
          line: start + 2,
          causes: ['missing'],
        });
      }
    }
  });

  it('are missing too when the rest was renumbered, with or without new hashes', async () => {
    for (let start = 1; start < 11; start++) {
      for (let count = 1; start + count < 12; count++) {
        const renumbered = renumber(without(start, count));
        const lists = [renumbered];
        // The last record alone, given a new hash, has nothing behind it that knows the old one.
        if (start + count < 11) lists.push(renumbered.map(rehash));
        for (const list of lists) {
          expect(await verifyRecords(list)).toMatchObject({ seq: start + 1, causes: ['missing'] });
        }
      }
    }
  });

  it('are missing when more were taken out than a renumbering is searched for, if the header is the old one', async () => {
    const many = buildRecords(1500);
    const renumbered = renumber(many.toSpliced(100, 1200));
    expect(await verifyRecords(renumbered, { header: { to_seq: 1500 } })).toMatchObject({
      seq: 101,
      causes: ['missing'],
    });
  });

  it('are missing when the gap was linked over without renumbering', async () => {
    const linked = [
      ...records.slice(0, 4),
      rehash({ ...records[5]!, previous_hash: records[3]!.hash }),
      ...records.slice(6),
    ];
    expect(await verifyRecords(linked)).toMatchObject({ seq: 5, causes: ['missing'] });
    const relinked = [...records.slice(0, 4), ...rechain(records.slice(5), records[3]!.hash)];
    expect(await verifyRecords(relinked)).toMatchObject({ seq: 5, causes: ['missing'] });
    const last = rehash({ ...records[11]!, previous_hash: records[9]!.hash });
    expect(await verifyRecords([...records.slice(0, 10), last])).toMatchObject({
      seq: 11,
      causes: ['altered', 'missing'],
    });
  });

  it('from the start are missing or cut off', async () => {
    for (let count = 1; count < 12; count++) {
      for (const list of [records.slice(count), renumber(records.slice(count))]) {
        expect(await verifyRecords(list, { header })).toMatchObject({
          seq: 1,
          line: 2,
          causes: ['missing', 'truncated'],
        });
      }
      expect(await verifyRecords(records.slice(count))).toMatchObject({
        seq: 1,
        line: 2,
        causes: ['missing', 'truncated'],
      });
    }
  });

  it('from the start, with all the rest rewritten, show against a checkpoint only', async () => {
    const rewritten = rechain(renumber(records.slice(2)), firstPreviousHash);
    expect(await verifyRecords(rewritten)).toMatchObject({ verdict: 'verified' });
    expect(await verifyRecords(rewritten, { checkpoints: [checkpointOf(records[7]!)] })).toMatchObject({
      seq: 8,
      causes: ['fork of a kept checkpoint'],
    });
    const linkKept = renumber(records.slice(2));
    const halfRewritten = rechain(linkKept, linkKept[0]!.previous_hash);
    expect(await verifyRecords(halfRewritten)).toMatchObject({ seq: 1, causes: ['altered', 'missing'] });
  });

  it('can be replaced by a copy of another one, which is named too', async () => {
    for (const copied of [0, 2, 8, 11]) {
      const list = records.with(5, records[copied]!);
      expect(await verifyRecords(list)).toMatchObject({ seq: 6, causes: ['missing', 'inserted'] });
    }
  });
});

describe('records that were cut off at the end', () => {
  it('are truncated when the header still announces them', async () => {
    for (let kept = 1; kept < 12; kept++) {
      expect(await verifyRecords(records.slice(0, kept), { header })).toMatchObject({
        verdict: 'broken',
        seq: kept + 1,
        line: null,
        causes: ['truncated'],
      });
    }
    expect(await verifyRecords([], { header })).toMatchObject({ seq: 1, causes: ['truncated'] });
  });

  it('show against a kept checkpoint when the header was changed too', async () => {
    const kept = records.slice(0, 8);
    expect(await verifyRecords(kept)).toMatchObject({ verdict: 'verified', to: 8 });
    // Fewer records than there were: cut off, or a chain rewritten with fewer.
    expect(await verifyRecords(kept, { checkpoints: [checkpointOf(records[11]!)] })).toMatchObject({
      seq: 9,
      line: null,
      causes: ['truncated', 'fork of a kept checkpoint'],
    });
    // A checkpoint for the last record there is rules the rewriting out.
    const checkpoints = [records[11]!, records[7]!].map((record) => checkpointOf(record));
    expect(await verifyRecords(kept, { checkpoints })).toMatchObject({ seq: 9, causes: ['truncated'] });
    expect(await verifyRecords([], { checkpoints })).toMatchObject({
      seq: 1,
      causes: ['truncated', 'fork of a kept checkpoint'],
    });
  });
});
