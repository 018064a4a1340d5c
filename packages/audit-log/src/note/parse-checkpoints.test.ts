import { describe, expect, it } from '@jest/globals';
import { parseCheckpoint, signCheckpoint } from './checkpoint.js';
import { parseCheckpoints } from './parse-checkpoints.js';
import { createNoteSigner } from './sign-note.js';
import { parseTombstone, signTombstone } from './tombstone.js';

const signer = createNoteSigner('contacts-audit/k1', new Uint8Array(32).fill(7));
const head = {
  chain: 'organisation/12345',
  size: 42,
  hash: '0123456789abcdef'.repeat(4),
  time: '2026-11-23T12:00:00Z',
};
const one = signCheckpoint(head, signer);
const other = signCheckpoint({ ...head, chain: 'service', size: 7 }, signer);

describe('a checkpoint', () => {
  it('is a note of origin, size, hash and time', () => {
    expect(one).toMatch(
      /^contacts-audit\/organisation\/12345\n42\nASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrze8=\ntime 2026-11-23T12:00:00Z\n\n\u2014 contacts-audit\/k1 \S{92}\n$/,
    );
    expect(parseCheckpoint(one)).toMatchObject(head);
  });

  it('and a tombstone are never taken for one another', () => {
    const tombstone = signTombstone(head, signer);
    expect(tombstone).toMatch(/^contacts-audit\/tombstone\/organisation\/12345\n/);
    expect(parseTombstone(tombstone)).toMatchObject(head);
    expect(() => parseTombstone(one)).toThrow('contacts-audit/tombstone/');
    expect(() => parseCheckpoint(tombstone)).toThrow('Line 1 of the note');
  });

  it.each([
    ['origin', 'contacts-audit/organisation/12345', 'contacts-audit/organisation/012345', 1],
    ['origin', 'contacts-audit/organisation/12345', 'example.com/log', 1],
    ['size', '\n42\n', '\n042\n', 2],
    ['size', '\n42\n', '\n-1\n', 2],
    ['size', '\n42\n', '\n9007199254740993\n', 2],
    ['hash', 'ASNFZ4mrze8B', 'ASNFZ4mrze8', 3],
    ['hash', 'ASNFZ4mrze8B', '', 3],
    ['time', 'time 2026', 'at 2026', 4],
    ['time', 'time 2026-11-23T12:00:00Z', 'time 2026-13-23T12:00:00Z', 4],
    ['time', 'time 2026-11-23T12:00:00Z', 'time yesterday', 4],
  ])('with another %s is none: %s, %s', (_, part, wrong, line) => {
    expect(one).toContain(part);
    expect(() => parseCheckpoint(one.replace(part, wrong))).toThrow(`Line ${line} of the note`);
  });
});

describe('a file of checkpoints', () => {
  it.each([
    ['one after the other', one + other + one],
    ['with blank lines between them', `\n${one}\n\n${other}\n${one}\n\n`],
    ['with CRLF and a byte order mark', `\ufeff${(one + other + one).replaceAll('\n', '\r\n')}`],
    ['with the last line feed gone', (one + other + one).trimEnd()],
  ])('is read %s', (_, file) => {
    expect(parseCheckpoints(file).map(({ chain, size }) => `${chain} ${size}`)).toEqual([
      'organisation/12345 42',
      'service 7',
      'organisation/12345 42',
    ]);
  });

  it('may hold notes with several signatures, and may be empty', () => {
    const [, signature = ''] = one.split('\n\n');
    expect(parseCheckpoints(one + signature + other)).toMatchObject([{ note: { signatures: [{}, {}] } }, {}]);
    expect(parseCheckpoints('\n')).toEqual([]);
  });

  it.each([
    ['half a note', `${one}${other.slice(0, 40)}`, 7],
    ['half a note before another', `${one}${other.slice(0, 40)}\n${one}`, 7],
    ['words', `${one}\nkept by Ada\n${other}`, 8],
    ['a signature alone', one.slice(one.indexOf('\u2014')), 1],
  ])('is refused with %s, by line', (_, file, line) => {
    expect(() => parseCheckpoints(file)).toThrow(`The checkpoint that starts on line ${line}: `);
  });
});
