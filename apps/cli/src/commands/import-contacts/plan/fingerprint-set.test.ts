import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fingerprint, fingerprintOfListed } from './fingerprint.js';
import { FingerprintSet } from './fingerprint-set.js';
import { isRangeText, RangeWriter, rangeReader } from './row-ranges.js';

const printOf = (name: string) => fingerprint({ type: { id: 1 }, name });

describe('fingerprint', () => {
  it('is the same for a row and the contact that the vendor lists for it', () => {
    const row = { type: { id: 6 }, name: 'Ada', country: { id: 74 } };
    const listed = {
      id: 1001,
      organisation: { id: 12345 },
      type: { id: 6, description: 'Invoice address' },
      name: 'Ada',
      title: null,
      city: '',
      country: { id: 74, name: 'Germany' },
    };
    expect(fingerprintOfListed(listed)).toBe(fingerprint(row));
  });

  it('tells contacts apart that differ in one field, or in which field holds a value', () => {
    const contacts = [
      { type: { id: 1 } },
      { type: { id: 1 }, name: '1' },
      { type: { id: 1 }, title: '1' },
      { type: { id: 11 } },
      { type: { id: 1 }, name: 'a', city: 'b' },
      { type: { id: 1 }, name: 'b', city: 'a' },
      { type: { id: 1 }, name: 'ab' },
    ];
    expect(new Set(contacts.map(fingerprint)).size).toBe(contacts.length);
  });
});

describe('FingerprintSet', () => {
  it('finds every repetition with the row that was first', () => {
    const names = fc.array(fc.constantFrom(...'abcdefghij'), { maxLength: 30 });
    const expected = fc.double({ min: 0, max: 5000, noNaN: true });
    fc.assert(
      fc.property(names, expected, (rows, estimate) => {
        const set = new FingerprintSet(estimate);
        rows.forEach((name, index) => {
          expect(set.has(printOf(name))).toBe(rows.indexOf(name) < index);
          const first = rows.indexOf(name);
          expect(set.add(printOf(name), index + 1)).toBe(first === index ? 0 : first + 1);
        });
      }),
    );
  });

  it('keeps 100,000 apart in 32 bytes or less for each', () => {
    const set = new FingerprintSet();
    let mistaken = 0;
    let mostBytes = 0;
    for (let row = 1; row <= 100_000; row++) {
      if (set.add(printOf(`Person ${row}`), row) !== 0) mistaken += 1;
      if (row % 1000 === 0 && row >= 10_000) mostBytes = Math.max(mostBytes, set.bytes / row);
    }
    expect(mistaken).toBe(0);
    expect(mostBytes).toBeLessThanOrEqual(32);
    expect(set.add(printOf('Person 77777'), 100_001)).toBe(77_777);
  });
});

describe('ranges of rows', () => {
  it('say of every row whether it was added', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (rows) => {
        const writer = new RangeWriter();
        rows.sort((left, right) => left - right).forEach((row) => writer.add(row));
        const text = writer.finish();
        expect(isRangeText(text)).toBe(true);
        const isIn = rangeReader(text);
        for (let row = 1; row <= 61; row++) expect(isIn(row)).toBe(rows.includes(row));
      }),
    );
    expect(isRangeText('1-2,x')).toBe(false);
  });
});
