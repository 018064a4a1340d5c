import {
  canonicalize,
  createNoteSigner,
  formatExportHeader,
  formatTombstoneLine,
  keyNameOf,
  parseCheckpoints,
  signCheckpoint,
  signTombstone,
  verifyExport,
  type AuditRecord,
  type Checkpoint,
  type ExportHeader,
  type NoteSigner,
  type Verification,
  type VerifyOptions,
} from '../../src/index.js';
import { nodeSha256, testChain } from './build-records.js';

/** Signs all test checkpoints, unless a test says otherwise. */
export const testSigner = createNoteSigner(keyNameOf('2026-11'), nodeSha256(Buffer.from('seed')));

/** What verifies them. */
export const testKeys = [{ name: testSigner.name, publicKey: testSigner.publicKey }];

const time = '2026-11-23T12:34:56.789Z';

/** What an export is made of; the header follows from the records unless it is given. */
export interface ExportParts {
  readonly records: readonly AuditRecord[];
  readonly header?: Partial<ExportHeader>;
  readonly tombstones?: readonly string[];
}

/** Writes an export as the service does. */
export function buildExport({ records, header, tombstones = [] }: ExportParts): string {
  const from = records[0]?.seq ?? 1;
  const lines = [
    formatExportHeader({
      chain: testChain,
      created: time,
      filter: null,
      from_seq: from,
      to_seq: records.at(-1)?.seq ?? from - 1,
      ...header,
    }),
    ...tombstones.map(formatTombstoneLine),
    ...records.map(canonicalize),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** A checkpoint for a record. */
export function checkpointOf(
  { chain, seq, hash }: Pick<AuditRecord, 'chain' | 'seq' | 'hash'>,
  signer: NoteSigner = testSigner,
): Checkpoint {
  return parseCheckpoints(signCheckpoint({ chain, size: seq, hash, time }, signer))[0]!;
}

/** The note of a tombstone for a record and all before it. */
export function tombstoneOf(
  { chain, seq, hash }: Pick<AuditRecord, 'chain' | 'seq' | 'hash'>,
  signer: NoteSigner = testSigner,
): string {
  return signTombstone({ chain, size: seq, hash, time }, signer);
}

/** Verifies a file with the test keys, in two chunks. */
export async function verifyText(
  file: string | Uint8Array,
  options: VerifyOptions = {},
): Promise<Verification> {
  const bytes = Buffer.from(file as string);
  const middle = bytes.length >> 1;
  return verifyExport([bytes.subarray(0, middle), bytes.subarray(middle)], {
    publicKeys: testKeys,
    sha256: nodeSha256,
    ...options,
  });
}

/** Exports records and verifies the file. */
export function verifyRecords(
  records: readonly AuditRecord[],
  options: VerifyOptions & Omit<ExportParts, 'records'> = {},
): Promise<Verification> {
  return verifyText(buildExport({ records, ...options }), options);
}
