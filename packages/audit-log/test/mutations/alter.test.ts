import { describe, expect, it } from '@jest/globals';
import type { AuditRecord } from '../../src/index.js';
import { checkpointOf, verifyRecords } from '../chain/build-export.js';
import { buildRecords, buildUnsealed, rehash, saltOf } from '../chain/build-records.js';

const records = buildRecords(14);
const header = { from_seq: 1, to_seq: 14 };

/** Another value of the same kind. */
function change(value: unknown): unknown {
  if (value === null) return 'x';
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return `${value.startsWith('0') ? '1' : '0'}${value.slice(1)}`;
  if (Array.isArray(value)) return [...value, 'phone'];
  const [name = '', first] = Object.entries(value as object)[0] ?? [];
  return { ...(value as object), [name]: change(first) };
}

const replace = (index: number, record: AuditRecord) => records.with(index, record);
const everyMember = Object.keys(records[0]!) as (keyof AuditRecord)[];

describe('a record that was altered', () => {
  it.each(everyMember)('is named, whichever record it is, when its %s changed', async (member) => {
    for (const [index, record] of records.entries()) {
      const altered = { ...record, [member]: change(record[member]) };
      expect(await verifyRecords(replace(index, altered), { header })).toMatchObject({
        verdict: 'broken',
        seq: record.seq,
        line: record.seq + 1,
        causes: ['altered'],
      });
    }
  });

  it('is named when its hash was computed anew: the next record tells', async () => {
    for (const [index, record] of records.slice(0, -1).entries()) {
      const altered = rehash({ ...record, outcome: 'refused by nobody' });
      expect(await verifyRecords(replace(index, altered))).toMatchObject({
        verdict: 'broken',
        seq: record.seq,
        line: record.seq + 2,
        causes: ['altered'],
      });
    }
  });

  it('is named when it is the last one and its hash was computed anew, if a checkpoint was kept', async () => {
    const last = records.at(-1)!;
    const altered = replace(last.seq - 1, rehash({ ...last, outcome: 'refused by nobody' }));
    expect(await verifyRecords(altered)).toMatchObject({ verdict: 'verified' });
    expect(await verifyRecords(altered, { checkpoints: [checkpointOf(last)] })).toMatchObject({
      verdict: 'broken',
      seq: last.seq,
      line: last.seq + 1,
      causes: ['altered', 'fork of a kept checkpoint'],
    });
  });

  it('is named without a doubt when a checkpoint was kept for it and the next record names the sealed hash', async () => {
    const altered = replace(4, rehash({ ...records[4]!, outcome: 'refused by nobody' }));
    expect(await verifyRecords(altered, { checkpoints: [checkpointOf(records[4]!)] })).toMatchObject({
      seq: 5,
      causes: ['altered'],
    });
  });

  it('is named when its link was changed and its hash computed anew', async () => {
    const altered = replace(6, rehash({ ...records[6]!, previous_hash: 'ab'.repeat(32) }));
    expect(await verifyRecords(altered)).toMatchObject({ seq: 7, causes: ['altered'] });
  });

  it('is named when its number was changed and its hash computed anew', async () => {
    for (const seq of [3, 6, 8, 9, 4711]) {
      const altered = replace(6, rehash({ ...records[6]!, seq }));
      expect(await verifyRecords(altered)).toMatchObject({ seq: 7, line: 8, causes: ['altered'] });
    }
  });

  it('is named when it was moved to another chain', async () => {
    for (const index of [0, 6, 13]) {
      const altered = { ...records[index]!, chain: 'service' };
      for (const record of [altered, rehash(altered)]) {
        expect(await verifyRecords(replace(index, record))).toMatchObject({
          seq: index + 1,
          causes: ['altered'],
        });
      }
    }
  });
});

describe('personal members', () => {
  const [second, fourth] = [records[1]!, records[3]!];

  it('may be erased', async () => {
    const erased = replace(1, { ...second, personal: null, personal_salt: null });
    expect(await verifyRecords(erased)).toMatchObject({ verdict: 'verified', erased: 2 });
  });

  it.each([
    ['swapped with another record', { personal: fourth.personal, personal_salt: fourth.personal_salt }],
    ['another object under the same salt', { personal: fourth.personal }],
    ['another salt', { personal_salt: fourth.personal_salt }],
    [
      'a salt with unused bits set',
      { personal_salt: second.personal_salt!.replace(/.$/, (last) => (last === '8' ? '9' : 'B')) },
    ],
    ['a salt with padding', { personal_salt: `${second.personal_salt!}=` }],
    ['a short salt', { personal_salt: Buffer.from(saltOf(2).subarray(1)).toString('base64url') }],
    ['no salt', { personal_salt: null }],
    ['no object', { personal: null }],
  ])('that are not the ones committed to are altered: %s', async (_, personal) => {
    expect(await verifyRecords(replace(1, { ...second, ...personal }))).toMatchObject({
      seq: 2,
      causes: ['altered'],
    });
  });

  it('can neither be added to a record that has none nor be left without a commitment', async () => {
    const eleventh = { ...records[10]!, personal: second.personal, personal_salt: second.personal_salt };
    expect(await verifyRecords(replace(10, eleventh))).toMatchObject({ seq: 11, causes: ['altered'] });
    const stripped = rehash({ ...second, personal_commitment: null });
    expect(await verifyRecords(replace(1, stripped))).toMatchObject({ seq: 2, causes: ['altered'] });
  });

  it('are counted as erased only when there were some', async () => {
    expect(buildUnsealed(13).personal_commitment).not.toBeNull();
    expect(await verifyRecords(buildRecords(12))).toMatchObject({ verdict: 'verified', erased: 0 });
    expect(await verifyRecords(records)).toMatchObject({ verdict: 'verified', erased: 1 });
  });
});
