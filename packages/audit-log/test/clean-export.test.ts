import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalize, createVerifier, formatExportHeader, verifyExport } from '../src/index.js';
import { buildExport, checkpointOf, testKeys, verifyRecords, verifyText } from './chain/build-export.js';
import { buildRecords, buildUnsealed, nodeSha256, rechain, seal, testChain } from './chain/build-records.js';

/** `pnpm soak` takes a million. */
const size = Number(process.env['SOAK_RECORDS'] ?? 100_000);

/** The lines of a long export, written as they are read; counts the records whose personal part is erased. */
function* longExport(written: { erased: number }): Generator<string> {
  yield formatExportHeader({
    chain: testChain,
    created: '2026-11-23T12:00:00Z',
    filter: null,
    from_seq: 1,
    to_seq: size,
  });
  // Contents repeat; building each anew would take longer than verifying it.
  const contents = Array.from({ length: 7 * 11 * 13 }, (_, index) => buildUnsealed(index));
  let previous = '0'.repeat(64);
  for (let seq = 1; seq <= size; seq++) {
    const record = seal({ ...contents[seq % contents.length]!, seq }, previous);
    previous = record.hash;
    if (record.personal === null && record.personal_commitment !== null) written.erased++;
    yield canonicalize(record);
  }
}

/** Bytes in use after everything unused has been collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

describe('a clean export', () => {
  it(`of ${size} records verifies in memory that does not grow`, () => {
    const verifier = createVerifier({ sha256: nodeSha256 });
    let heapBefore = 0;
    let lines = 0;
    const written = { erased: 0 };
    for (const line of longExport(written)) {
      verifier.addLine(Buffer.from(line));
      if (++lines === size / 5) heapBefore = heapInUse();
    }
    expect(heapInUse() - heapBefore).toBeLessThan(2_000_000);
    expect(verifier.finish()).toMatchObject({
      verdict: 'verified',
      from: 1,
      to: size,
      erased: written.erased,
    });
    expect(written.erased).toBeGreaterThan(size / 20);
  }, 300_000);

  it('verifies against many checkpoints', async () => {
    const records = buildRecords(5_000);
    const checkpoints = records.filter(({ seq }) => seq % 50 === 0).map((record) => checkpointOf(record));
    expect(await verifyRecords(records, { checkpoints })).toMatchObject({
      verdict: 'verified',
      checkpoints: { checked: 100, latest: 5_000 },
    });
  });

  it('verifies whatever its texts and numbers are', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme' }));
    const contents = fc.record({
      request_id: fc.option(text),
      contact_id: fc.option(text),
      trace_id: fc.option(text),
      duration_ms: fc.option(fc.maxSafeNat()),
      type_id: fc.option(fc.maxSafeInteger()),
      fields: fc.array(text, { maxLength: 4 }),
      count: fc.maxSafeNat(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(contents, { minLength: 1, maxLength: 8 }), async (changes) => {
        const records = changes.map((change, index) => ({ ...buildUnsealed(index + 1), ...change }));
        expect(await verifyRecords(rechain(records, '0'.repeat(64)))).toMatchObject({
          verdict: 'verified',
          to: records.length,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('verifies the same with the hashing that runs anywhere, from any source of bytes', async () => {
    const records = buildRecords(30);
    const checkpoints = [checkpointOf(records[29]!)];
    const file = buildExport({ records });
    const expected = await verifyText(file, { checkpoints });
    expect(expected).toMatchObject({ verdict: 'verified', head: records[29]!.hash, erased: 2 });
    const bytes = Buffer.from(file);
    async function* stream(): AsyncGenerator<Uint8Array> {
      for (let start = 0; start < bytes.length; start += 7) {
        await Promise.resolve();
        yield bytes.subarray(start, start + 7);
      }
    }
    expect(await verifyExport(stream(), { checkpoints, publicKeys: testKeys })).toEqual(expected);
    expect(await verifyExport([bytes], { checkpoints, publicKeys: testKeys })).toEqual(expected);
  });
});
