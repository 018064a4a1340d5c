import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readRetryAfter } from './retry-after.js';

const now = Date.parse('2026-11-23T12:00:00Z');

describe('readRetryAfter', () => {
  it.each<[string | undefined, number]>([
    ['0', 1],
    ['1', 1],
    ['120', 120],
    [' 120 ', 120],
    ['3600', 3600],
    ['3601', 3600],
    ['99999999999999999999999', 3600],
    ['-5', 1],
    ['1.5', 2],
    ['Mon, 23 Nov 2026 12:00:30 GMT', 30],
    ['Monday, 23-Nov-26 12:00:30 GMT', 30],
    ['Mon Nov 23 12:00:30 2026', 30],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 1],
    ['Mon, 23 Nov 2026 14:00:00 GMT', 3600],
    ['Mon, 99 Nov 2026 99:00:00 GMT', 10],
    ['soon 2027', 10],
    ['1e3', 10],
    ['0x10', 10],
    ['Infinity', 10],
    ['', 10],
    [undefined, 10],
  ])('reads %j as %i s', (value, seconds) => {
    expect(readRetryAfter(value, now)).toBe(seconds);
  });

  it('is a whole number from 1 to 3600 for any text', () => {
    const dates = fc.date({ noInvalidDate: true }).map((date) => date.toUTCString());
    const numbers = fc.oneof(fc.double(), fc.bigInt(), fc.integer()).map(String);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), dates, numbers), (value) => {
        const seconds = readRetryAfter(value, now);
        expect(Number.isInteger(seconds) && seconds >= 1 && seconds <= 3600).toBe(true);
      }),
    );
  });

  it('keeps what lies inside the range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3600 }), (seconds) => {
        expect(readRetryAfter(String(seconds), now)).toBe(seconds);
        expect(readRetryAfter(new Date(now + seconds * 1000).toUTCString(), now)).toBe(seconds);
      }),
    );
  });
});
