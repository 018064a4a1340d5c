import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchWriter } from '../database/group-commit.js';
import { GroupCommit } from '../database/group-commit.js';
import type { Queries } from '../database/queries.js';
import type { Engine } from '../database/schema.js';
import type { StorageLimits } from '../database/storage-limits.js';
import type { StorageObserver } from '../database/storage-observer.js';
import type { AuditEvent, NewAuditEvent } from './audit-event.js';
import { toEventRow, toPersonalRow } from './audit-row.js';
import { AuditTrail } from './audit-trail.js';
import type { AuditPage, AuditQuery, SealedQuery } from './audit-trail.js';
import type { EventWrite } from './event-write.js';
import { readPage } from './read-page.js';
import { findNewestUnsealed, isSealed, readLastSeq, readSealed } from './read-sealed.js';
import { readTombstone, type StoredTombstone } from './read-tombstone.js';

/** How often to look whether an event has been sealed, in milliseconds. */
const lookAgainMs = 50;

/** The trail in either database. */
export class StoredAuditTrail extends AuditTrail {
  readonly #commits: GroupCommit<EventWrite, void>;

  constructor(
    private readonly engine: Engine,
    private readonly queries: Queries,
    writer: BatchWriter<EventWrite, void>,
    limits: StorageLimits,
    observer: StorageObserver,
  ) {
    super();
    this.#commits = new GroupCommit(writer, limits, observer);
  }

  override async append(event: NewAuditEvent): Promise<void> {
    const personal = toPersonalRow(event.personal, event.id);
    await this.#commits.add({ event: toEventRow(event, personal ? event.id : null), personal });
  }

  override read(query: AuditQuery): Promise<AuditPage> {
    return this.queries.run('audit events not read', (kysely) => readPage(kysely, query));
  }

  override readSealed(query: SealedQuery): Promise<readonly AuditEvent[]> {
    return this.queries.run('audit records not read', (kysely) => readSealed(kysely, query));
  }

  override readLastSeq(organisationId: number): Promise<number> {
    return this.queries.run('audit chain not read', (kysely) => readLastSeq(kysely, organisationId));
  }

  override readTombstone(organisationId: number): Promise<StoredTombstone | undefined> {
    return this.queries.run('tombstone not read', (kysely) => readTombstone(kysely, organisationId));
  }

  override async awaitSealed(organisationId: number, patienceMs: number): Promise<boolean> {
    const deadline = performance.now() + patienceMs;
    const newest = await this.queries.run('unsealed events not read', (kysely) =>
      findNewestUnsealed(kysely, this.engine, organisationId),
    );
    if (newest === undefined) return true;
    while (!(await this.queries.run('seal not read', (kysely) => isSealed(kysely, newest)))) {
      if (performance.now() > deadline) return false;
      await sleep(lookAgainMs);
    }
    return true;
  }

  /** Refuses further events and resolves once the queued ones are answered. */
  close(): Promise<void> {
    return this.#commits.close();
  }
}
