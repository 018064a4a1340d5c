import { describe, expect, it } from '@jest/globals';
import { canonicalize, createVerifier } from '../../src/index.js';
import { buildExport, checkpointOf, verifyRecords, verifyText } from '../chain/build-export.js';
import { buildRecords, rechain } from '../chain/build-records.js';

const records = buildRecords(8);
const file = buildExport({ records });
const range = records.slice(3);

describe('the range of an export', () => {
  it('starts with record 1, unless another one was asked for', async () => {
    expect(await verifyRecords(range)).toMatchObject({ seq: 1, line: 2, causes: ['missing', 'truncated'] });
    expect(await verifyRecords(range, { fromSeq: 4 })).toMatchObject({
      verdict: 'verified',
      from: 4,
      to: 8,
      anchor: 'nothing',
    });
    expect(await verifyRecords(range, { fromSeq: 'as stated' })).toMatchObject({
      verdict: 'verified',
      from: 4,
    });
    expect(await verifyRecords(range, { fromSeq: 3 })).toMatchObject({
      seq: 3,
      causes: ['missing', 'truncated'],
    });
    expect(await verifyRecords(records, { fromSeq: 4 })).toMatchObject({ verdict: 'verified', from: 1 });
  });

  it('hangs on a checkpoint for the record before it, and on no other one', async () => {
    const checkpoints = [checkpointOf(records[1]!), checkpointOf(records[2]!)];
    expect(await verifyRecords(range, { fromSeq: 4, checkpoints })).toMatchObject({
      verdict: 'verified',
      anchor: 'checkpoint',
      checkpoints: { checked: 1, latest: 3, outside: 1 },
    });
    const other = rechain(range, 'ab'.repeat(32));
    expect(await verifyRecords(other, { fromSeq: 4 })).toMatchObject({ verdict: 'verified' });
    expect(await verifyRecords(other, { fromSeq: 4, checkpoints })).toMatchObject({
      seq: 4,
      causes: ['altered', 'missing', 'fork of a kept checkpoint'],
    });
  });

  it('is held against the records, for the header is not signed', async () => {
    const cases = [
      { header: { from_seq: 3 }, seq: 1, line: 2, causes: ['altered'] },
      {
        header: { from_seq: 3 },
        fromSeq: 'as stated' as const,
        seq: 3,
        line: 2,
        causes: ['altered', 'inserted'],
      },
      { header: { to_seq: 9 }, seq: 9, line: null, causes: ['truncated'] },
      { header: { to_seq: 7 }, seq: 8, line: 9, causes: ['altered', 'inserted'] },
      { header: { chain: 'service' }, seq: 1, line: 2, causes: ['altered'] },
    ];
    for (const { header, fromSeq = 1, ...expected } of cases) {
      expect(await verifyRecords(records, { header, fromSeq })).toMatchObject({
        verdict: 'broken',
        ...expected,
      });
    }
    expect(await verifyRecords(range, { header: { from_seq: 3 }, fromSeq: 3 })).toMatchObject({
      seq: 3,
      causes: ['missing', 'truncated'],
    });
    const renumbered = range.map((record) => ({ ...record, seq: record.seq - 1 }));
    expect(await verifyRecords(renumbered, { fromSeq: 3 })).toMatchObject({
      seq: 3,
      causes: ['missing', 'truncated'],
    });
  });

  it.each([0, -1, 1.5, Number.NaN])("can't start with record %s", (fromSeq) => {
    expect(() => createVerifier({ fromSeq })).toThrow(RangeError);
  });
});

describe("an export that can't be verified", () => {
  const header = file.split('\n', 1)[0]!;
  const withHeader = (change: Record<string, unknown>) =>
    file.replace(header, canonicalize({ ...(JSON.parse(header) as object), ...change }));

  it('is a filtered one, whatever is wrong with it', async () => {
    for (const filter of [{}, { action: 'contact.create' }]) {
      expect(await verifyText(withHeader({ filter }))).toMatchObject({
        verdict: 'notVerifiable',
        reason: 'filtered export',
      });
    }
  });

  it('has no records', async () => {
    expect(await verifyText('')).toMatchObject({ verdict: 'notVerifiable', reason: 'empty' });
    expect(await verifyRecords([])).toMatchObject({ verdict: 'notVerifiable', reason: 'empty' });
  });

  it('is of a later version', async () => {
    expect(await verifyText(withHeader({ export: 'contacts-audit/2' }))).toMatchObject({
      reason: 'unknown format',
    });
  });

  it.each([
    ['records only', file.slice(header.length + 1)],
    ['something else', 'id,seq,time\n1,2,3\n'],
    ['a line of bytes', '\u0000\n'],
    ['a header without a chain', withHeader({ chain: 'organisation/0' })],
    ['a header with a member more', withHeader({ note: 'x' })],
    ['a header with a list for a filter', withHeader({ filter: [] })],
    ['a header with a wrong time', withHeader({ created: 'yesterday' })],
    ['a header with a range of less than nothing', withHeader({ from_seq: 5, to_seq: 3 })],
    ['a header from record 0', withHeader({ from_seq: 0 })],
    ['another format', withHeader({ export: 'csv' })],
  ])('has no header: %s', async (_, text) => {
    expect(await verifyText(text)).toMatchObject({ verdict: 'notVerifiable', reason: 'no header' });
  });
});
