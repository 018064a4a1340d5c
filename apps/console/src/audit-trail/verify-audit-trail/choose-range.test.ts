import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseRange } from './choose-range.js';

const size = fc.integer({ min: 1, max: 100_000 });

describe('chooseRange', () => {
  it('takes in the kept checkpoint, the last 10,000 records, and what is missing behind them', () => {
    fc.assert(
      fc.property(size, fc.option(size, { nil: undefined }), (latest, kept) => {
        const { from, to } = chooseRange(latest, kept);
        expect(from).toBeGreaterThanOrEqual(1);
        expect(from).toBeLessThanOrEqual(Math.max(1, latest - 9_999));
        expect(to).toBeGreaterThanOrEqual(latest);
        if (kept === undefined) return;
        expect(from).toBeLessThanOrEqual(kept);
        expect(to).toBeGreaterThanOrEqual(kept);
      }),
    );
  });
});
