import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isMailbox } from '../src/rules/is-mailbox.js';
import { almostMailbox } from './arbitraries/mailbox.js';

/** The ABNF of RFC 5321 sections 4.1.2 and 4.1.3, rule by rule; RFC 6531 section 3.3 for the local part. */
const nonAscii = '\\u0080-\\u{10ffff}';
const atext = `[A-Za-z0-9!#$%&'*+\\-\\/=?^_\`\\{|\\}~${nonAscii}]`;
const dotString = `${atext}+(?:\\.${atext}+)*`;
const quotedString = `"(?:[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e${nonAscii}]|\\\\[\\x20-\\x7e])*"`;
const subDomain = '[A-Za-z0-9](?:[A-Za-z0-9\\-]*[A-Za-z0-9])?';
const snum = '(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])';
const ipv4 = `${snum}(?:\\.${snum}){3}`;
const hex = '[0-9A-Fa-f]{1,4}';
const compressed = (groups: number, tail: string) =>
  Array.from({ length: groups + 1 }, (_, before) => {
    const left = before === 0 ? '' : `${hex}(?::${hex}){${before - 1}}`;
    const after = groups - before;
    if (tail === '') return `${left}::${after === 0 ? '' : `(?:${hex}(?::${hex}){0,${after - 1}})?`}`;
    return `${left}::(?:${hex}:){0,${after}}${tail}`;
  });
const ipv6 = [
  `${hex}(?::${hex}){7}`,
  ...compressed(6, ''),
  `${hex}(?::${hex}){5}:${ipv4}`,
  ...compressed(4, ipv4),
].join('|');
const general = '(?!ipv6:)[A-Za-z0-9\\-]*[A-Za-z0-9]:[\\x21-\\x5a\\x5e-\\x7e]+';
const oracle = new RegExp(
  `^(?:${dotString}|${quotedString})@(?:${subDomain}(?:\\.${subDomain})*|\\[(?:${ipv4}|ipv6:(?:${ipv6})|${general})\\])$`,
  'iu',
);

describe('isMailbox against the grammar of the RFC', () => {
  it('agrees on 10,000 valid and mutated mailboxes with ASCII domains', () => {
    let accepted = 0;
    fc.assert(
      fc.property(almostMailbox, (text) => {
        const expected = oracle.test(text);
        accepted += Number(expected);
        expect(isMailbox(text)).toBe(expected);
      }),
      { numRuns: 10_000 },
    );
    // Generators that produce one side only would prove nothing.
    expect(accepted).toBeGreaterThan(1_000);
    expect(accepted).toBeLessThan(9_000);
  });
});
