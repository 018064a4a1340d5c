import { hash } from 'node:crypto';
import { canonicalize, formatExportHeader, verifyExport, type AuditRecord } from '@contacts/audit-log';
import { exampleToken, organisationId } from '../example-request.js';

const pages = 20;
const eventsPath = `/bff/organisation/${organisationId}/audit-events?limit=500`;

/**
 * Verifies the newest records of the organisation, read before, with Node's own SHA-256.
 * @param origin of the BFF
 * @returns records per second
 * @throws Error when the records cannot be read, or are not sound
 */
export async function measureVerification(origin: string): Promise<number> {
  const records = await readNewestRecords(origin);
  const [first, last] = [records[0], records.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no sealed records to verify');
  const header = formatExportHeader({
    chain: first.chain,
    filter: null,
    from_seq: first.seq,
    to_seq: last.seq,
    created: new Date().toISOString(),
  });
  const lines = [header, ...records.map((record) => canonicalize(record))];
  const text = Buffer.from(`${lines.join('\n')}\n`);
  const startedAt = performance.now();
  const verification = await verifyExport([text], {
    fromSeq: first.seq,
    sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  if (verification.verdict !== 'verified') {
    throw new Error(`the trail does not verify: ${JSON.stringify(verification)}`);
  }
  return records.length / seconds;
}

/** Pages go by position, chains by commit: at the old end of what was read, records may be missing. */
async function readNewestRecords(origin: string): Promise<readonly AuditRecord[]> {
  const bySeq = new Map<number, AuditRecord>();
  let cursor: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const address: string = origin + eventsPath + (cursor === null ? '' : `&cursor=${cursor}`);
    const answer = await fetch(address, { headers: { authorization: `Bearer ${exampleToken()}` } });
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
    const read = (await answer.json()) as { events: AuditRecord[]; next_cursor: string | null };
    // What is not sealed yet has no number.
    for (const event of read.events) if (Number.isInteger(event.seq)) bySeq.set(event.seq, event);
    cursor = read.next_cursor;
    if (cursor === null) break;
  }
  const records: AuditRecord[] = [];
  for (let seq = Math.max(...bySeq.keys()); ; seq -= 1) {
    const record = bySeq.get(seq);
    if (record === undefined) return records.reverse();
    records.push(record);
  }
}
