import type { BatchWriter } from '../database/group-commit.js';
import { GroupCommit } from '../database/group-commit.js';
import type { Queries } from '../database/queries.js';
import type { StorageLimits } from '../database/storage-limits.js';
import type { StorageObserver } from '../database/storage-observer.js';
import type { NewAuditEvent } from './audit-event.js';
import { toEventRow, toPersonalRow } from './audit-row.js';
import { AuditTrail } from './audit-trail.js';
import type { AuditPage, AuditQuery } from './audit-trail.js';
import type { EventWrite } from './event-write.js';
import { readPage } from './read-page.js';

/** The trail in either database. */
export class StoredAuditTrail extends AuditTrail {
  readonly #commits: GroupCommit<EventWrite, void>;

  constructor(
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

  /** Refuses further events and resolves once the queued ones are answered. */
  close(): Promise<void> {
    return this.#commits.close();
  }
}
