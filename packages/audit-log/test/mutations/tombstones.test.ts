import { describe, expect, it } from '@jest/globals';
import { createNoteSigner, keyNameOf } from '../../src/index.js';
import { checkpointOf, tombstoneOf, verifyRecords } from '../chain/build-export.js';
import { buildRecords, nodeSha256, rechain, rehash } from '../chain/build-records.js';

const records = buildRecords(12);
const rest = records.slice(5);
const tombstone = tombstoneOf(records[4]!);
const stranger = createNoteSigner(keyNameOf('stranger'), nodeSha256(Buffer.from('stranger')));

describe('a chain whose first records were removed by retention', () => {
  it('verifies from its tombstone on, or from the last of several', async () => {
    expect(await verifyRecords(rest, { tombstones: [tombstone] })).toMatchObject({
      verdict: 'verified',
      from: 6,
      to: 12,
      anchor: 'tombstone',
    });
    const tombstones = [tombstoneOf(records[2]!), tombstone];
    const checkpoints = [1, 4, 7].map((index) => checkpointOf(records[index]!));
    expect(await verifyRecords(rest, { tombstones, checkpoints })).toMatchObject({
      verdict: 'verified',
      anchor: 'tombstone',
      checkpoints: { checked: 2, latest: 8, outside: 1 },
    });
  });

  it('may still hold what a tombstone says is gone, if it agrees', async () => {
    expect(await verifyRecords(records, { tombstones: [tombstone] })).toMatchObject({
      verdict: 'verified',
      from: 1,
      checkpoints: { checked: 0, latest: null },
    });
    const other = rechain(
      records.map((record) => ({ ...record, count: 2 })),
      '0'.repeat(64),
    );
    expect(await verifyRecords(other, { tombstones: [tombstone] })).toMatchObject({
      seq: 5,
      causes: ['fork of a kept checkpoint'],
    });
  });

  it('is broken where its first record does not follow the one in the tombstone', async () => {
    const altered = rest.with(0, { ...rest[0]!, previous_hash: 'ab'.repeat(32) });
    expect(await verifyRecords(altered, { tombstones: [tombstone] })).toMatchObject({
      seq: 6,
      causes: ['altered'],
    });
    expect(await verifyRecords(rest.with(0, rehash(altered[0]!)), { tombstones: [tombstone] })).toMatchObject(
      { seq: 6, causes: ['altered'] },
    );
    expect(await verifyRecords(rechain(rest, 'ab'.repeat(32)), { tombstones: [tombstone] })).toMatchObject({
      seq: 6,
      causes: ['altered', 'missing', 'fork of a kept checkpoint'],
    });
  });

  it('misses records when more is gone than the tombstone says', async () => {
    expect(await verifyRecords(records.slice(7), { tombstones: [tombstone] })).toMatchObject({
      seq: 6,
      line: 3,
      causes: ['missing', 'truncated'],
    });
    expect(
      await verifyRecords(records.slice(7), { tombstones: [tombstone], header: { from_seq: 6 } }),
    ).toMatchObject({ seq: 6, line: 3, causes: ['missing', 'truncated'] });
  });

  it('is a fork when tombstone and checkpoint name different hashes', async () => {
    const checkpoints = [checkpointOf({ ...records[4]!, hash: 'ab'.repeat(32) })];
    expect(await verifyRecords(rest, { tombstones: [tombstone], checkpoints })).toMatchObject({
      seq: 5,
      causes: ['fork of a kept checkpoint'],
    });
  });

  it('is nothing to verify when nothing is left, and truncated when a checkpoint says otherwise', async () => {
    const header = { from_seq: 13, to_seq: 12 };
    const tombstones = [tombstoneOf(records[11]!)];
    expect(await verifyRecords([], { header, tombstones })).toMatchObject({
      verdict: 'notVerifiable',
      reason: 'empty',
    });
    const later = checkpointOf({ ...records[11]!, seq: 14 });
    expect(await verifyRecords([], { header, tombstones, checkpoints: [later] })).toMatchObject({
      seq: 13,
      causes: ['truncated'],
    });
  });
});

describe('a tombstone that is not what the signer wrote', () => {
  it('has a bad signature when any of it was changed', async () => {
    const forgeries = [
      tombstone.replace('\n5\n', '\n6\n'),
      tombstone.replace('time 2026', 'time 2027'),
      tombstone.replace(/.(?==\n$)/, (last) => (last === 'A' ? 'Q' : 'A')),
      'no note at all',
      tombstone.replace('tombstone/', ''),
    ];
    for (const forged of forgeries) {
      expect(forged).not.toBe(tombstone);
      expect(await verifyRecords(rest, { tombstones: [forged] })).toMatchObject({
        verdict: 'broken',
        seq: 1,
        line: 2,
        causes: ['bad signature'],
      });
    }
    const second = [tombstoneOf(records[2]!), forgeries[0]!];
    expect(await verifyRecords(rest, { tombstones: second })).toMatchObject({ seq: 4, line: 3 });
  });

  it('is of the wrong key when a stranger signed it, or when its key was renamed', async () => {
    for (const forged of [tombstoneOf(records[4]!, stranger), tombstone.replace('/2026-11', '/2026-12')]) {
      expect(await verifyRecords(rest, { tombstones: [forged] })).toMatchObject({
        seq: 1,
        line: 2,
        causes: ['wrong key'],
      });
    }
  });

  it('explains nothing when it is of another chain', async () => {
    const foreign = tombstoneOf({ ...records[4]!, chain: 'service' });
    expect(await verifyRecords(rest, { tombstones: [foreign] })).toMatchObject({
      seq: 1,
      line: 2,
      causes: ['missing', 'truncated'],
    });
    expect(await verifyRecords(records, { tombstones: [foreign] })).toMatchObject({
      seq: 1,
      line: 2,
      causes: ['inserted'],
    });
  });

  it("can't be checked without a key", async () => {
    expect(await verifyRecords(rest, { tombstones: [tombstone], publicKeys: [] })).toMatchObject({
      verdict: 'notVerifiable',
      reason: 'no public key',
    });
  });
});
