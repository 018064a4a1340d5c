import { describe, expect, it } from '@jest/globals';
import { createNoteSigner, firstPreviousHash, keyNameOf } from '../../src/index.js';
import { checkpointOf, testKeys, testSigner, verifyRecords } from '../chain/build-export.js';
import { buildRecords, nodeSha256, rechain, testChain } from '../chain/build-records.js';

const records = buildRecords(10);
const stranger = createNoteSigner(keyNameOf('stranger'), nodeSha256(Buffer.from('stranger')));
const all = records.map((record) => checkpointOf(record));

/** The same chain up to `start`, then another history with good hashes and links. */
function fork(start: number) {
  const others = records.slice(start).map((record) => ({ ...record, outcome: 'succeeded elsewhere' }));
  return [...records.slice(0, start), ...rechain(others, records[start - 1]?.hash ?? firstPreviousHash)];
}

describe('kept checkpoints', () => {
  it('agree with the chain that they were made for, in any order and number', async () => {
    expect(await verifyRecords(records, { checkpoints: [...all.toReversed(), all[3]!] })).toMatchObject({
      verdict: 'verified',
      checkpoints: { checked: 11, latest: 10, outside: 0, otherChains: 0 },
    });
    const empty = checkpointOf({ chain: testChain, seq: 0, hash: firstPreviousHash });
    expect(await verifyRecords(records, { checkpoints: [empty] })).toMatchObject({
      verdict: 'verified',
      checkpoints: { checked: 1, latest: 0 },
    });
  });

  it('show a chain that was rewritten from any record on, at the first one that disagrees', async () => {
    for (let start = 0; start < 10; start++) {
      expect(await verifyRecords(fork(start))).toMatchObject({ verdict: 'verified' });
      for (let kept = start; kept < 10; kept++) {
        const isLast = kept === 9;
        expect(await verifyRecords(fork(start), { checkpoints: [all[kept]!] })).toMatchObject({
          verdict: 'broken',
          seq: kept + 1,
          line: kept + 2,
          causes: isLast ? ['altered', 'fork of a kept checkpoint'] : ['fork of a kept checkpoint'],
        });
      }
      expect(await verifyRecords(fork(start), { checkpoints: all })).toMatchObject({ seq: start + 1 });
    }
  });

  it('that name another hash than the chain has for an empty chain, or than each other, show a fork', async () => {
    const empty = checkpointOf({ chain: testChain, seq: 0, hash: 'ab'.repeat(32) });
    expect(await verifyRecords(records, { checkpoints: [empty] })).toMatchObject({
      seq: 1,
      causes: ['fork of a kept checkpoint'],
    });
    const other = checkpointOf({ ...records[4]!, hash: 'ab'.repeat(32) });
    expect(await verifyRecords(records, { checkpoints: [all[4]!, other] })).toMatchObject({
      seq: 5,
      causes: ['fork of a kept checkpoint'],
    });
  });

  it('vouch for the record that a later one denies', async () => {
    const spliced = [...records.slice(0, 5), ...fork(2).slice(5)];
    expect(await verifyRecords(spliced)).toMatchObject({ seq: 5, causes: ['altered'] });
    expect(await verifyRecords(spliced, { checkpoints: [all[4]!] })).toMatchObject({
      seq: 6,
      causes: ['altered', 'missing', 'fork of a kept checkpoint'],
    });
  });

  it('of other chains are left alone, but at least one must be of this chain', async () => {
    const foreign = checkpointOf({ ...records[4]!, chain: 'service' });
    expect(await verifyRecords(records, { checkpoints: [foreign, all[4]!] })).toMatchObject({
      verdict: 'verified',
      checkpoints: { checked: 1, latest: 5, otherChains: 1 },
    });
    expect(await verifyRecords(records, { checkpoints: [foreign] })).toMatchObject({
      verdict: 'notVerifiable',
      reason: 'no checkpoint of this chain',
    });
    const altered = records.with(6, { ...records[6]!, outcome: 'x' });
    expect(await verifyRecords(altered, { checkpoints: [foreign] })).toMatchObject({
      verdict: 'broken',
      seq: 7,
    });
  });

  it('beyond the records that were asked for demand no more records', async () => {
    const part = records.slice(0, 6);
    expect(await verifyRecords(part, { checkpoints: all, toSeq: 6 })).toMatchObject({
      verdict: 'verified',
      checkpoints: { checked: 6, latest: 6, outside: 4 },
    });
    expect(await verifyRecords(part, { checkpoints: all, toSeq: 7 })).toMatchObject({
      seq: 7,
      causes: ['truncated'],
    });
  });
});

describe('signatures of checkpoints', () => {
  const damaged = (index: number) => {
    const { note, ...head } = all[index]!;
    const [line] = note.signatures;
    const signature = line!.signature.with(7, line!.signature[7]! ^ 1);
    return { ...head, note: { ...note, signatures: [{ ...line!, signature }] } };
  };

  it("that are not the key's own are bad, wherever the record is", async () => {
    for (const index of [0, 4, 9]) {
      expect(await verifyRecords(records, { checkpoints: [damaged(index)] })).toMatchObject({
        verdict: 'broken',
        seq: index + 1,
        line: null,
        causes: ['bad signature'],
      });
    }
    const outside = { from: records.slice(5), fromSeq: 6 };
    expect(await verifyRecords(outside.from, { checkpoints: [damaged(2)], fromSeq: 6 })).toMatchObject({
      seq: 3,
      causes: ['bad signature'],
    });
    expect(await verifyRecords(records.slice(0, 5), { checkpoints: [damaged(7)] })).toMatchObject({
      seq: 8,
      causes: ['bad signature'],
    });
  });

  it('by a key that is not trusted are of the wrong key', async () => {
    const foreign = checkpointOf(records[4]!, stranger);
    expect(await verifyRecords(records, { checkpoints: [foreign] })).toMatchObject({
      seq: 5,
      causes: ['wrong key'],
    });
    const impostor = createNoteSigner(testSigner.name, nodeSha256(Buffer.from('impostor')));
    expect(
      await verifyRecords(records, { checkpoints: [checkpointOf(records[4]!, impostor)] }),
    ).toMatchObject({
      seq: 5,
      causes: ['wrong key'],
    });
  });

  it('of a retired key are good for as long as that key is given', async () => {
    const checkpoints = [checkpointOf(records[4]!, stranger), all[8]!];
    const keys = [...testKeys, { name: stranger.name, publicKey: stranger.publicKey }];
    expect(await verifyRecords(records, { checkpoints, publicKeys: keys })).toMatchObject({
      verdict: 'verified',
      checkpoints: { checked: 2, latest: 9 },
    });
  });

  it("can't be checked without a key", async () => {
    expect(await verifyRecords(records, { checkpoints: [all[4]!], publicKeys: [] })).toMatchObject({
      verdict: 'notVerifiable',
      reason: 'no public key',
    });
  });

  it('come after what the records show by themselves', async () => {
    const altered = records.with(1, { ...records[1]!, outcome: 'x' });
    expect(await verifyRecords(altered, { checkpoints: [damaged(4)] })).toMatchObject({
      seq: 2,
      causes: ['altered'],
    });
  });
});
