import { hashRecord, type AuditRecord } from '@contacts/audit-log';
import type { AuditEvent } from '../../src/audit/audit-event.js';
import type { SealedBatch } from '../../src/audit/sealing/batch-sealer.js';
import type { Storage } from '../../src/storage/open-storage.js';
import { sampleQuery } from './samples.js';

/** Seals until no event is left without a seal; transactions of other tests on the same server may delay that. */
export async function sealAll(storage: Storage, limit = 100): Promise<number> {
  let total = 0;
  for (;;) {
    const batch = await storage.sealing.sealBatch(limit);
    total += batch.sealed;
    if (batch.backlog.events === 0) return total;
  }
}

/** Seals one batch that is not empty. */
export async function sealSome(storage: Storage, limit: number): Promise<SealedBatch> {
  for (;;) {
    const batch = await storage.sealing.sealBatch(limit);
    if (batch.sealed > 0) return batch;
  }
}

/** The organisation's events by `seq`, unsealed ones last, as reading returns them. */
export async function readChain(storage: Storage, organisation_id: number): Promise<AuditEvent[]> {
  const { events } = await storage.audit.read(sampleQuery({ organisation_id, limit: 500 }));
  return events.toSorted((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity));
}

/** What is wrong with a chain that was read: gaps, hashes that do not fit, links that do not. */
export function faultsOf(chain: readonly AuditEvent[]): string[] {
  return chain.flatMap((event, index) => {
    const faults: string[] = [];
    if (event.seq !== index + 1) faults.push(`seq ${event.seq} at place ${index + 1}`);
    if (event.previous_hash !== (chain[index - 1]?.hash ?? '0'.repeat(64)))
      faults.push(`link of ${event.seq}`);
    if (hashRecord(event as AuditRecord) !== event.hash) faults.push(`hash of ${event.seq}`);
    return faults;
  });
}
