import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildExport, verifyText } from '../chain/build-export.js';
import { buildRecords } from '../chain/build-records.js';

const records = buildRecords(3);
const file = Buffer.from(buildExport({ records }));
const lineFeed = 0x0a;
const headerEnd = file.indexOf(lineFeed);

/** Number of the line that a byte belongs to, its line feed included. */
const lineOf = (position: number) =>
  file.subarray(0, position).filter((byte) => byte === lineFeed).length + 1;

/** Whether a line is canonical, found out in another way than the verifier does. */
function isCanonical(line: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line);
    const sort = (value: unknown): unknown =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([name, item]) => [name, sort(item)]),
          );
    return JSON.stringify(sort(JSON.parse(text))) === text;
  } catch {
    return false;
  }
}

/** The causes that the mutation of one byte of a record must be given. */
function causesOf(mutated: Buffer, line: number): string[] {
  const lines = mutated.toString('latin1').split('\n');
  const isLastCut = mutated.at(-1) !== lineFeed;
  if (isLastCut) return ['truncated', 'not canonical'];
  // An empty line before a record leaves that whole.
  if (lines[line - 1] === '') return ['inserted', 'not canonical'];
  return isCanonical(Buffer.from(lines[line - 1]!, 'latin1')) ? ['altered'] : ['not canonical'];
}

async function expectCaught(mutated: Buffer, position: number): Promise<void> {
  const verdict = await verifyText(mutated);
  if (position > headerEnd) {
    const line = lineOf(position);
    expect(verdict).toMatchObject({
      verdict: 'broken',
      seq: line - 1,
      line,
      causes: causesOf(mutated, line),
    });
    return;
  }
  // The time at which the export was made is the one thing in it that nothing depends on.
  const [, created] = unsignedTime.exec(mutated.toString('latin1')) ?? [];
  expect(verdict.verdict === 'verified').toBe(created !== undefined && !Number.isNaN(Date.parse(created)));
}

const unsignedTime =
  /^\{"chain":"organisation\/12345","created":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z)","export":"contacts-audit\/1","filter":null,"from_seq":1,"to_seq":3\}\n/;

const positions = Array.from(file.keys());

describe('one byte of an export', () => {
  it('that was flipped is caught at its place, at every position', async () => {
    for (const position of positions) {
      const mutated = Buffer.from(file);
      mutated[position]! ^= 1 << (position % 8);
      await expectCaught(mutated, position);
    }
  });

  it('that was taken out is caught at its place, at every position', async () => {
    for (const position of positions) {
      const mutated = Buffer.concat([file.subarray(0, position), file.subarray(position + 1)]);
      await expectCaught(mutated, position);
    }
  });

  it('that was put in is caught at its place, at every position', async () => {
    for (const position of positions) {
      const added = ' 0"\n\r\u0000a'.charAt(position % 7);
      const mutated = Buffer.concat([
        file.subarray(0, position),
        Buffer.from(added),
        file.subarray(position),
      ]);
      await expectCaught(mutated, position);
    }
  });

  it('is enough, wherever a longer export is changed, to keep it from verifying', async () => {
    const long = Buffer.from(buildExport({ records: buildRecords(40) }));
    const start = long.indexOf(lineFeed) + 1;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: start, max: long.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (position, change) => {
          const mutated = Buffer.from(long);
          mutated[position]! ^= change;
          const line = long.subarray(0, position).filter((byte) => byte === lineFeed).length + 1;
          expect(await verifyText(mutated)).toMatchObject({ verdict: 'broken', seq: line - 1, line });
        },
      ),
      { numRuns: 500 },
    );
  });
});
