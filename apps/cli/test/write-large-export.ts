import { canonicalize, firstPreviousHash, formatExportHeader } from '@contacts/audit-log';
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { buildRecords } from '../../../packages/audit-log/test/chain/build-records.js';

const linesAtOnce = 1000;

/**
 * Writes an export of many sealed records. They differ in number and hashes only, and are put together as text, because
 * sealing 100,000 different ones takes longer than all other tests of the verification.
 * @param path of the file
 * @param count of records
 */
export async function writeLargeExport(path: string, count: number): Promise<void> {
  const record = buildRecords(11).at(-1)!;
  const { personal: _personal, personal_salt: _salt, hash: _hash, ...sealed } = record;
  const blank = { seq: 0, previous_hash: '<previous>' };
  const sealedText = canonicalize({ ...sealed, ...blank });
  const recordText = canonicalize({ ...record, ...blank, hash: '<hash>' });
  const file = await open(path, 'wx');
  try {
    const { chain, time: created } = record;
    let text = `${formatExportHeader({ chain, created, filter: null, from_seq: 1, to_seq: count })}\n`;
    let previous = firstPreviousHash;
    for (let seq = 1; seq <= count; seq++) {
      const place = (template: string) =>
        template.replace('"seq":0', `"seq":${String(seq)}`).replace('<previous>', previous);
      const hash = createHash('sha256').update(place(sealedText)).digest('hex');
      text += `${place(recordText).replace('<hash>', hash)}\n`;
      previous = hash;
      if (seq % linesAtOnce !== 0 && seq !== count) continue;
      await file.write(text);
      text = '';
    }
  } finally {
    await file.close();
  }
}
