import { GroupCommit } from '../database/group-commit.js';
import type { BatchWriter } from '../database/group-commit.js';
import type { Database } from '../database/database.js';
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
    private readonly database: Database,
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

  override async read(query: AuditQuery): Promise<AuditPage> {
    try {
      return await readPage(await this.database.kysely(), query);
    } catch (error) {
      throw this.database.failures.toStorageUnavailable('audit events not read', error);
    }
  }

  /** Refuses further events and resolves once the queued ones are answered. */
  close(): Promise<void> {
    return this.#commits.close();
  }
}
