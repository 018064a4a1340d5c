import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseStrictJson, type StrictJsonReason } from '../src/index.js';
import { almostJsonText } from './arbitraries/json-text.js';

/** What `JSON.parse` lets pass; everything else must be refused by both. */
const stricter: readonly StrictJsonReason[] = [
  'duplicate_key',
  'lone_surrogate',
  'too_deep',
  'number_overflow',
  'unsafe_integer',
];

function parseLeniently(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

describe('parseStrictJson against JSON.parse', () => {
  it('accepts the same values, and refuses more for its own reasons only', () => {
    const seen = { accepted: 0, refusedByBoth: 0 };
    fc.assert(
      fc.property(almostJsonText, (text) => {
        const strict = parseStrictJson(text);
        const lenient = parseLeniently(text);
        if (strict.ok) {
          seen.accepted += 1;
          expect({ value: strict.value }).toEqual(lenient);
        } else if (lenient === undefined) {
          seen.refusedByBoth += 1;
        } else {
          expect(stricter).toContain(strict.reason);
        }
      }),
      { numRuns: 5_000 },
    );
    expect(seen.accepted).toBeGreaterThan(250);
    expect(seen.refusedByBoth).toBeGreaterThan(250);
  });

  it('finds a duplicate name wherever one is', () => {
    const names = fc.array(fc.constantFrom('a', 'b', 'c', '0', '__proto__', 'toString', '\u0000'), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(names, { maxLength: 4 }), (objects) => {
        const text = JSON.stringify(objects).replaceAll(/\[([^[\]]*)\]/g, (_list, quoted: string) =>
          quoted === ''
            ? '{}'
            : `{${quoted
                .split(',')
                .map((name) => `${name}:0`)
                .join()}}`,
        );
        const hasDuplicate = objects.some((object) => new Set(object).size < object.length);
        expect(parseStrictJson(text)).toMatchObject(
          hasDuplicate ? { reason: 'duplicate_key' } : { ok: true },
        );
      }),
    );
  });

  it('takes time in proportion to the length of the worst texts', () => {
    const length = 1_000_000;
    const texts = [
      '['.repeat(length),
      '{"a":'.repeat(length / 5),
      `"${'\\'.repeat(length)}`,
      `"${'\\u'.repeat(length / 2)}`,
      `"${'\\ud800'.repeat(length / 6)}`,
      `${'1'.repeat(length)}.`,
      `1${'e1'.repeat(length / 2)}`,
      ' '.repeat(length),
      `{${Array.from({ length: length / 10 }, (_, index) => `"${index}":0`).join()},"0":1}`,
    ];
    for (const text of texts) expect(parseStrictJson(text).ok).toBe(false);
  });
});
