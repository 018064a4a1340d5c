import {
  canonicalize,
  formatExportHeader,
  formatTombstoneLine,
  parseCheckpoint,
  parsePublicKeys,
  signCheckpoint,
  verifyExport,
  type Verification,
} from '@contacts/audit-log';
import { AuditKeys } from '../../src/audit/sealing/audit-keys.js';
import type { Storage } from '../../src/storage/open-storage.js';
import type { StorageUnderTest } from './engines.js';
import { organisation } from './samples.js';
import { readChain } from './sealed-chain.js';

/** Signs checkpoints and tombstones of a test. */
export const keys = new AuditKeys([{ kid: 'test', seed: Buffer.alloc(32, 7) }]);

export const chain = `organisation/${String(organisation)}`;

/** Signs the head of the organisation's chain, as the service does every second. */
export async function checkpointOf(storage: Storage): Promise<string> {
  const head = (await readChain(storage, organisation)).findLast(({ seq }) => seq !== null);
  const time = new Date().toISOString();
  return signCheckpoint({ chain, size: head?.seq ?? 0, hash: head?.hash ?? '', time }, keys.signer);
}

/** Verifies what is left of the organisation's chain, as an auditor does who asked for all of it. */
export async function verifyChain(
  database: StorageUnderTest,
  storage: Storage,
  checkpoints: readonly string[] = [],
): Promise<Verification> {
  const records = (await readChain(storage, organisation)).filter(({ seq }) => seq !== null);
  const [tombstone] = await database.query(
    `select size, note from audit_tombstone where chain = '${chain}' order by size desc limit 1`,
  );
  const from_seq = tombstone === undefined ? 1 : Number(tombstone['size']) + 1;
  const to_seq = from_seq + records.length - 1;
  const created = new Date().toISOString();
  const lines = [
    formatExportHeader({ chain, filter: null, from_seq, to_seq, created }),
    ...(tombstone === undefined ? [] : [formatTombstoneLine(String(tombstone['note']))]),
    ...records.map((record) => canonicalize(record)),
  ];
  return verifyExport([Buffer.from(`${lines.join('\n')}\n`)], {
    checkpoints: checkpoints.map(parseCheckpoint),
    publicKeys: parsePublicKeys(JSON.stringify({ keys: keys.publicKeys })),
    fromSeq: 1,
  });
}
