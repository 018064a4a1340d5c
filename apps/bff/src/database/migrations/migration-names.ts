/** Every migration in its order; apart from the migrations, so that a boot with nothing to do loads none. */
export const migrationNames = [
  '0001-create-operations-and-audit-trail',
  '0002-create-seals-and-checkpoints',
  '0003-index-audit-filters',
  '0004-create-tombstones',
  '0005-keep-answers-and-leases',
  '0006-settle-operations',
  '0007-create-upstream-quota',
  '0009-index-ambiguous-operations',
  '0010-create-sessions',
] as const;

/** One of {@link migrationNames}. */
export type MigrationName = (typeof migrationNames)[number];
