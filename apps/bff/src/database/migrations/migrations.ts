import type { Migration } from 'kysely';
import type { Engine } from '../schema.js';
import { createOperationsAndAuditTrail } from './0001-create-operations-and-audit-trail.js';
import { createSealsAndCheckpoints } from './0002-create-seals-and-checkpoints.js';
import { indexAuditFilters } from './0003-index-audit-filters.js';
import { createTombstones } from './0004-create-tombstones.js';
import { keepAnswersAndLeases } from './0005-keep-answers-and-leases.js';
import { settleOperations } from './0006-settle-operations.js';
import { createUpstreamQuota } from './0007-create-upstream-quota.js';
import { indexAmbiguousOperations } from './0009-index-ambiguous-operations.js';
import { createSessions } from './0010-create-sessions.js';
import type { MigrationName } from './migration-names.js';

/** What each name does; a published migration never changes, a new one gets the next number. */
export function migrationsFor(engine: Engine): Record<MigrationName, Migration> {
  return {
    '0001-create-operations-and-audit-trail': createOperationsAndAuditTrail(engine),
    '0002-create-seals-and-checkpoints': createSealsAndCheckpoints(engine),
    '0003-index-audit-filters': indexAuditFilters,
    '0004-create-tombstones': createTombstones(engine),
    '0005-keep-answers-and-leases': keepAnswersAndLeases(engine),
    '0006-settle-operations': settleOperations(engine),
    '0007-create-upstream-quota': createUpstreamQuota(engine),
    '0009-index-ambiguous-operations': indexAmbiguousOperations,
    '0010-create-sessions': createSessions(engine),
  };
}
