import { execFileSync, spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  formatSignedNote,
  parseCheckpoints,
  parsePublicKeys,
  verifyExport,
  type AuditRecord,
  type Checkpoint,
} from '../src/index.js';
import { buildExport, checkpointOf, testSigner, tombstoneOf, verifyText } from './chain/build-export.js';
import { buildRecords, nodeSha256, rechain, rehash } from './chain/build-records.js';

const script = join(import.meta.dirname, 'second-verifier.mjs');
const example = (name: string) => join(import.meta.dirname, 'example', name);

interface SecondVerdict {
  readonly verdict: string;
  readonly line: number | null;
}
let verifyAgain: (file: Uint8Array, pem?: string, checkpoints?: string, firstSeq?: number) => SecondVerdict;

beforeAll(async () => {
  const module = (await import(script)) as { verify: typeof verifyAgain };
  verifyAgain = module.verify;
});

const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(testSigner.publicKey).toString('base64url') };
const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ format: 'pem', type: 'spki' }).toString();

/** Verifies a file with both, and returns the verdict that they share. */
async function verifyTwice(file: string | Uint8Array, checkpoints: readonly Checkpoint[] = [], fromSeq = 1) {
  const ours = await verifyText(file, { checkpoints, fromSeq });
  const notes = checkpoints.map(({ note }) => formatSignedNote(note)).join('');
  const theirs = verifyAgain(Buffer.from(file as string), pem, notes, fromSeq);
  const line = ours.verdict === 'broken' ? ours.line : null;
  expect(theirs).toMatchObject({ verdict: ours.verdict, line });
  return ours.verdict;
}

const records = buildRecords(16);
const kept = [4, 9, 16].map((seq) => checkpointOf(records[seq - 1]!));

/** Changes to a list of records, sound in themselves or not. */
const changes: ((list: readonly AuditRecord[], one: number, other: number) => AuditRecord[])[] = [
  (list) => [...list],
  (list, one) => list.toSpliced(one, 1),
  (list, one, other) => list.toSpliced(one, 0, list[other]!),
  (list, one, other) => list.with(one, list[other]!).with(other, list[one]!),
  (list, one) => list.with(one, { ...list[one]!, count: 7 }),
  (list, one) => list.with(one, rehash({ ...list[one]!, count: 7 })),
  (list, one) => list.with(one, { ...list[one]!, personal: null, personal_salt: null }),
  (list, one, other) => list.with(one, { ...list[one]!, personal: list[other]!.personal }),
  (list, one) => list.slice(0, one + 1),
  (list, one) => list.slice(one),
  (list, one) => [
    ...list.slice(0, one),
    ...rechain(
      list.slice(one).map((record) => ({ ...record, count: 7 })),
      list[one]!.previous_hash,
    ),
  ],
];

describe('a second verifier, written from the documentation alone', () => {
  it('agrees with ours on any changes to records, headers, tombstones and checkpoints', async () => {
    const seen = new Set<string>();
    const at = fc.nat(records.length - 1);
    const scenario = fc.record({
      edits: fc.array(fc.tuple(fc.constantFrom(...changes), at, at), { maxLength: 2 }),
      checkpoints: fc.subarray([...kept, checkpointOf({ ...records[2]!, chain: 'service' })]),
      header: fc.constantFrom(
        {},
        {},
        { from_seq: 1, to_seq: 16 },
        { to_seq: 18 },
        { chain: 'service' },
        { filter: {} },
      ),
      tombstone: fc.constantFrom(undefined, undefined, 0, 3, 8),
      fromSeq: fc.constantFrom(1, 1, 1, 2, 9),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ edits, checkpoints, header, tombstone, fromSeq }) => {
        const list = edits.reduce<AuditRecord[]>(
          (before, [change, one, other]) =>
            before.length === 0 ? before : change(before, one % before.length, other % before.length),
          records,
        );
        const tombstones = tombstone === undefined ? [] : [tombstoneOf(records[tombstone]!)];
        seen.add(await verifyTwice(buildExport({ records: list, header, tombstones }), checkpoints, fromSeq));
      }),
      { numRuns: 600 },
    );
    expect([...seen].sort()).toEqual(['broken', 'notVerifiable', 'verified']);
  });

  it('agrees with ours on any change to the bytes of a file', async () => {
    const file = Buffer.from(
      buildExport({ records: records.slice(4), tombstones: [tombstoneOf(records[3]!)] }),
    );
    expect(await verifyTwice(file, kept)).toBe('verified');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 1),
        fc.nat(8),
        fc.uint8Array({ maxLength: 3 }),
        async (start, cut, put) => {
          const changed = Buffer.concat([file.subarray(0, start), put, file.subarray(start + cut)]);
          await verifyTwice(changed, kept);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('agrees with ours on exports without records, without lines and without keys', async () => {
    expect(await verifyTwice('')).toBe('notVerifiable');
    expect(await verifyTwice('\n')).toBe('notVerifiable');
    expect(await verifyTwice(buildExport({ records: [] }))).toBe('notVerifiable');
    expect(await verifyTwice(buildExport({ records: [] }), kept)).toBe('broken');
    expect(await verifyTwice(buildExport({ records: [], header: { to_seq: 3 } }))).toBe('broken');
    const file = buildExport({ records });
    const notes = formatSignedNote(kept[0]!.note);
    expect(verifyAgain(Buffer.from(file), '', notes)).toMatchObject({ verdict: 'notVerifiable' });
    expect(await verifyText(file, { checkpoints: kept, publicKeys: [] })).toMatchObject({
      verdict: 'notVerifiable',
    });
  });

  it('agrees with ours on bad and foreign signatures', async () => {
    const file = buildExport({ records });
    const [checkpoint] = kept;
    const [line] = checkpoint!.note.signatures;
    const spoilt = [
      { ...line!, signature: line!.signature.toReversed() },
      { ...line!, keyId: line!.keyId.toReversed() },
      { ...line!, name: 'contacts-audit/other' },
    ];
    for (const signature of spoilt) {
      const note = { ...checkpoint!.note, signatures: [signature] };
      expect(await verifyTwice(file, [{ ...checkpoint!, note }, ...kept])).toBe('broken');
      // A stranger's signature beside a good one is ignored, a bad one of a known key is not.
      const both = { ...checkpoint!.note, signatures: [line!, signature] };
      const expected = signature === spoilt[0] ? 'broken' : 'verified';
      expect(await verifyTwice(file, [{ ...checkpoint!, note: both }])).toBe(expected);
    }
  });
});

describe('the example of the documentation', () => {
  const head = '7cd5c910cef3bc252cf62559a86bb6586c757d124a6a044c7e7e09c713652e6c';
  const checkpoints = parseCheckpoints(readFileSync(example('checkpoint.txt'), 'utf8'));

  it.each([
    ['export.ndjson', 'public-key.json', 1, 'first record'],
    ['export.ndjson', 'public-key.pem', 1, 'first record'],
    ['tombstone-export.ndjson', 'public-key.json', 3, 'tombstone'],
  ])('verifies: %s with %s', async (file, key, from, anchor) => {
    const publicKeys = parsePublicKeys(readFileSync(example(key), 'utf8'));
    expect(await verifyExport([readFileSync(example(file))], { checkpoints, publicKeys })).toMatchObject({
      verdict: 'verified',
      from,
      to: 4,
      head,
      anchor,
      erased: 1,
      checkpoints: { checked: 1, latest: 4 },
    });
  });

  it('verifies with the script, which tells by its exit code', () => {
    const files = ['public-key.pem', 'checkpoint.txt'].map(example);
    expect(
      execFileSync(process.execPath, [script, example('export.ndjson'), ...files], { encoding: 'utf8' }),
    ).toBe(`verified: records 1 to 4 of organisation/12345, head ${head}\n`);
    const none = spawnSync(process.execPath, [script, example('checkpoint.txt'), ...files], {
      encoding: 'utf8',
    });
    expect([none.status, none.stdout]).toEqual([2, 'notVerifiable: the first line is no header\n']);
    const directory = mkdtempSync(join(tmpdir(), 'second-verifier-'));
    const cut = join(directory, 'cut.ndjson');
    writeFileSync(cut, buildExport({ records: records.slice(1), header: { from_seq: 1 } }));
    const broken = spawnSync(process.execPath, [script, cut], { encoding: 'utf8' });
    rmSync(directory, { recursive: true });
    expect([broken.status, broken.stdout]).toEqual([9, 'broken: line 2: the line is not record 1\n']);
  });

  it('has the hashes that it is documented with', () => {
    const [, ...lines] = readFileSync(example('export.ndjson'), 'utf8').trimEnd().split('\n');
    for (const line of lines) {
      const { personal, personal_salt, hash, ...sealed } = JSON.parse(line) as AuditRecord;
      expect(Buffer.from(nodeSha256(Buffer.from(JSON.stringify(sealed)))).toString('hex')).toBe(hash);
      expect(personal === null).toBe(personal_salt === null);
    }
  });
});
