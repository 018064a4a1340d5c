import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maxLineBytes } from './export-header.js';
import { LineSplitter } from './line-splitter.js';

/** The lines of a file that comes in chunks which end at these positions; lines without a line feed are marked. */
function split(file: string, cuts: readonly number[]): string[] {
  const bytes = Buffer.from(file);
  const lines: string[] = [];
  const splitter = new LineSplitter((line, terminated) => {
    lines.push(Buffer.from(line).toString() + (terminated ? '' : ' (cut)'));
  });
  let start = 0;
  for (const end of [...cuts, bytes.length].sort((a, b) => a - b)) {
    const chunk = Uint8Array.from(bytes.subarray(start, end));
    splitter.write(chunk);
    // Whoever gave the chunk may use it again.
    chunk.fill(0x21);
    start = Math.max(start, end);
  }
  splitter.end();
  return lines;
}

describe('lines', () => {
  it('are the same however the bytes are cut into chunks', () => {
    const file = fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r\n'), maxLength: 40 });
    fc.assert(
      fc.property(file, fc.array(fc.nat(60), { maxLength: 8 }), (text, cuts) => {
        const expected = text.split('\n');
        const rest = expected.pop() ?? '';
        const lines = rest === '' ? expected : [...expected, `${rest} (cut)`];
        expect(split(text, cuts)).toEqual(lines);
      }),
      { numRuns: 1_000 },
    );
  });

  it('that are too long are held only as far as it takes to tell', () => {
    const lengths: number[] = [];
    const splitter = new LineSplitter((line) => lengths.push(line.length));
    const chunk = new Uint8Array(10_000).fill(0x61);
    for (let count = 0; count < 1_000; count++) splitter.write(chunk);
    splitter.write(Uint8Array.of(0x0a, 0x62, 0x0a));
    splitter.end();
    expect(lengths).toEqual([maxLineBytes + 1, 1]);
  });
});
