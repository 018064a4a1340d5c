import { describe, expect, it } from '@jest/globals';
import type { AuditRecord } from '../../src/index.js';
import { checkpointOf, verifyRecords } from '../chain/build-export.js';
import { buildRecords, buildUnsealed, rehash, seal } from '../chain/build-records.js';

const records = buildRecords(10);
const header = { from_seq: 1, to_seq: 10 };
const insert = (index: number, ...added: AuditRecord[]) => records.toSpliced(index, 0, ...added);
const renumber = (list: readonly AuditRecord[]) =>
  list.map((record, index) => ({ ...record, seq: index + 1 }));

/** A record that was never sealed, made to fit behind the records before this index. */
function forge(index: number): AuditRecord {
  const forged = { ...buildUnsealed(index + 1), action: 'contact.forge' };
  return seal(forged, records[index - 1]?.hash ?? '0'.repeat(64));
}

describe('a record that was put in', () => {
  it('and fits perfectly is told by the record that it pushes away', async () => {
    for (let index = 0; index < 10; index++) {
      expect(await verifyRecords(insert(index, forge(index)), { header })).toMatchObject({
        verdict: 'broken',
        seq: index + 1,
        line: index + 3,
        causes: ['inserted'],
      });
    }
  });

  it('is found when all behind it was renumbered, with or without new hashes', async () => {
    for (let index = 0; index < 10; index++) {
      const list = renumber(insert(index, forge(index)));
      for (const changed of [list, [...list.slice(0, index + 1), ...list.slice(index + 1).map(rehash)]]) {
        for (const announced of [10, 11]) {
          expect(await verifyRecords(changed, { header: { to_seq: announced } })).toMatchObject({
            seq: index + 1,
            causes: ['inserted'],
          });
        }
      }
    }
  });

  it('is found when it does not fit, whatever it carries', async () => {
    for (let index = 0; index < 10; index++) {
      const forged = forge(index);
      const misfits: AuditRecord[] = [
        { ...forged, hash: 'cd'.repeat(32) },
        rehash({ ...forged, previous_hash: 'ab'.repeat(32) }),
        rehash({ ...forged, previous_hash: 'ab'.repeat(32), seq: 4711 }),
        rehash({ ...forged, chain: 'service' }),
        buildRecords(index + 1, 'organisation/67890')[index]!,
        { action: 'contact.forge' } as unknown as AuditRecord,
      ];
      for (const misfit of misfits) {
        expect(await verifyRecords(insert(index, misfit), { header })).toMatchObject({
          seq: index + 1,
          line: index + 2,
          causes: ['inserted'],
        });
      }
    }
  });

  it('is found when it is a copy of another record, wherever it is put', async () => {
    for (let index = 0; index <= 10; index++) {
      for (const copied of records) {
        // Behind or before itself, it is one line twice: both claim the number.
        const isTwin = copied.seq === index;
        expect(await verifyRecords(insert(index, copied), { header })).toMatchObject(
          copied.seq === index + 1
            ? { seq: index + 1, line: index + 3, causes: ['inserted'] }
            : { seq: isTwin ? index : index + 1, line: index + 2, causes: ['inserted'] },
        );
      }
    }
  });

  it('is found when it is many', async () => {
    expect(await verifyRecords(insert(6, ...records.slice(2, 6)))).toMatchObject({
      seq: 7,
      causes: ['inserted'],
    });
    expect(await verifyRecords(insert(3, ...records.slice(5, 8)))).toMatchObject({
      seq: 4,
      causes: ['inserted'],
    });
  });

  it('is found before the sealed one when a checkpoint names that', async () => {
    expect(
      await verifyRecords(insert(4, forge(4)), { checkpoints: [checkpointOf(records[4]!)] }),
    ).toMatchObject({
      seq: 5,
      line: 6,
      causes: ['inserted'],
    });
  });

  it('behind the last one announced was put in, or the header was changed', async () => {
    expect(await verifyRecords(records, { header: { to_seq: 8 } })).toMatchObject({
      seq: 9,
      line: 10,
      causes: ['altered', 'inserted'],
    });
    expect(await verifyRecords([...records, forge(10)], { header })).toMatchObject({
      seq: 11,
      causes: ['altered', 'inserted'],
    });
  });
});
