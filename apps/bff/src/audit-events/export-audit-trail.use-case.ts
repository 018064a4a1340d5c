import { formatExportHeader, formatTombstoneLine } from '@contacts/audit-log';
import type { AuditEvent } from '../audit/audit-event.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { describeFilter } from '../audit/event-filter.js';
import { chainName } from '../audit/sealing/chain-name.js';
import { StorageUnavailable } from '../database/storage-unavailable.js';
import type { ExportQuery } from './read-audit-query.js';

/** Records of one query: enough for a good rate, few enough that memory and the database do not notice. */
const recordsAtOnce = 500;

/** How long an export waits until what was recorded before it is sealed, in milliseconds; sealing takes half a second. */
const sealingPatienceMs = 3_000;

/** An export that is ready to be sent. */
export interface AuditExport {
  /** What an NDJSON export begins with, the header and then the tombstone, in lines without their line feeds. */
  readonly preamble: readonly string[];
  /**
   * Reads the records as they are taken, so that a slow reader costs neither memory nor a connection.
   * @throws StorageUnavailable, or Error when retention removes records meanwhile: the export is incomplete then
   */
  readonly records: () => AsyncGenerator<readonly AuditEvent[]>;
}

/** Exports the sealed records of an organisation's chain. */
export class ExportAuditTrail {
  constructor(private readonly trail: AuditTrail) {}

  /**
   * Prepares an export. Everything that was recorded before the call is in it.
   * @throws StorageUnavailable, also when sealing lags behind: no export silently lacks what has happened
   */
  async execute(query: ExportQuery): Promise<AuditExport> {
    const { organisation_id: organisationId, filter } = query;
    if (!(await this.trail.awaitSealed(organisationId, sealingPatienceMs))) {
      throw new StorageUnavailable('audit trail not exported: its newest events are not sealed yet');
    }
    const tombstone = await this.trail.readTombstone(organisationId);
    const removed = tombstone?.size ?? 0;
    const fromSeq = Math.max(query.fromSeq, removed + 1);
    const last = await this.trail.readLastSeq(organisationId);
    const toSeq = Math.max(fromSeq - 1, Math.min(last, query.toSeq ?? last));
    const header = formatExportHeader({
      chain: chainName(organisationId),
      created: new Date().toISOString(),
      filter: describeFilter(filter),
      from_seq: fromSeq,
      to_seq: toSeq,
    });
    const isExplained = tombstone !== undefined && query.fromSeq <= removed + 1;
    const preamble = isExplained ? [header, formatTombstoneLine(tombstone.note)] : [header];
    return { preamble, records: () => this.#read({ ...query, fromSeq }, toSeq) };
  }

  async *#read(query: ExportQuery, toSeq: number): AsyncGenerator<readonly AuditEvent[]> {
    const { organisation_id, filter, fromSeq } = query;
    for (let from = fromSeq; from <= toSeq; from += recordsAtOnce) {
      const to = Math.min(toSeq, from + recordsAtOnce - 1);
      const records = await this.trail.readSealed({ organisation_id, from, to, ...filter });
      // Afterwards: what is removed later was read whole.
      const removed = (await this.trail.readTombstone(organisation_id))?.size ?? 0;
      if (removed >= from) throw new Error('records were removed while they were exported');
      if (records.length > 0) yield records;
    }
  }
}
