import { setTimeout as sleep } from 'node:timers/promises';
import {
  canonicalize,
  formatExportHeader,
  parseCheckpoint,
  parsePublicKeys,
  verifyExport,
  type Verification,
} from '@contacts/audit-log';
import type { AuditEvent } from '../../src/audit/audit-event.js';
import type { Bff } from './bff.js';
import { organisationId } from './sandbox.js';

/** An organisation's whole trail, oldest first, and the checkpoint of its last record. */
export interface SealedTrail {
  readonly events: readonly AuditEvent[];
  readonly checkpoint: string;
}

/** Waits until nothing of the trail lacks its seal or its checkpoint, as it does soon after the last request. */
export async function awaitSealedTrail(bff: Bff): Promise<SealedTrail> {
  const deadline = performance.now() + 20_000;
  // The first reading is an event itself, which comes after what it shows; the others are counted later.
  for (let isFirst = true; ; isFirst = false) {
    const events = await readTrail(bff);
    const { status, text } = await bff.send('GET', `/bff/audit/checkpoint?organisation=${organisationId}`);
    const isSealed = events.every(({ seq }) => seq !== null);
    if (!isFirst && isSealed && status === 200 && parseCheckpoint(text).size === events.length) {
      const bySeq = events.toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
      return { events: bySeq, checkpoint: text };
    }
    if (performance.now() > deadline)
      throw new Error(`not sealed: ${events.length} events, ${status} ${text}`);
    await sleep(100);
  }
}

async function readTrail(bff: Bff): Promise<AuditEvent[]> {
  const events: AuditEvent[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = await bff.auditEvents({ limit: '500', ...(cursor === '' ? {} : { cursor }) });
    events.push(...page.events);
    cursor = page.next_cursor;
  }
  return events;
}

/** Verifies a trail as an auditor would who has nothing but these texts. */
export function verifyTrail(
  events: readonly AuditEvent[],
  checkpoints: readonly string[],
  publicKeys: string,
): Promise<Verification> {
  const header = formatExportHeader({
    chain: `organisation/${organisationId}`,
    filter: null,
    from_seq: 1,
    to_seq: events.length,
    created: new Date().toISOString(),
  });
  const lines = [header, ...events.map((event) => canonicalize(event))];
  return verifyExport([Buffer.from(`${lines.join('\n')}\n`)], {
    checkpoints: checkpoints.map(parseCheckpoint),
    publicKeys: parsePublicKeys(publicKeys),
  });
}
