import { setTimeout as sleep } from 'node:timers/promises';
import {
  canonicalize,
  formatExportHeader,
  formatTombstoneLine,
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
  for (;;) {
    const events = await readTrail(bff);
    const { status, text } = await bff.send('GET', `/bff/audit/checkpoint?organisation=${organisationId}`);
    const isSealed = events.every(({ seq }) => seq !== null);
    if (
      isSealed &&
      status === 200 &&
      parseCheckpoint(text).size === Math.max(...events.map(({ seq }) => seq ?? 0))
    ) {
      return { events: events.toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0)), checkpoint: text };
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

/**
 * Verifies a trail as an auditor would who has nothing but these texts.
 * @param tombstones signed notes about what was removed before the first event
 */
export function verifyTrail(
  events: readonly AuditEvent[],
  checkpoints: readonly string[],
  publicKeys: string,
  tombstones: readonly string[] = [],
): Promise<Verification> {
  const first = tombstones.length === 0 ? 1 : (events[0]?.seq ?? 1);
  const header = formatExportHeader({
    chain: `organisation/${organisationId}`,
    filter: null,
    from_seq: first,
    to_seq: first + events.length - 1,
    created: new Date().toISOString(),
  });
  const lines = [
    header,
    ...tombstones.map(formatTombstoneLine),
    ...events.map((event) => canonicalize(event)),
  ];
  return verifyExport([Buffer.from(`${lines.join('\n')}\n`)], {
    checkpoints: checkpoints.map(parseCheckpoint),
    publicKeys: parsePublicKeys(publicKeys),
    fromSeq: 1,
  });
}
