import type { BatchSealer } from '../audit/sealing/batch-sealer.js';
import type { EventWrite } from '../audit/event-write.js';
import type { Database } from '../database/database.js';
import type { BatchWriter } from '../database/group-commit.js';
import type { OperationWrite } from '../operations/operation-write.js';
import type { QuotaStore } from '../quota/quota-store.js';

/** What differs between the engines. */
export interface StorageParts {
  readonly database: Database;
  readonly operationWriter: BatchWriter<OperationWrite, boolean>;
  readonly auditWriter: BatchWriter<EventWrite, void>;
  readonly batchSealer: BatchSealer;
  readonly quota: QuotaStore;
}
