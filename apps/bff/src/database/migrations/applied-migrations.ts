import { migrationNames } from './migration-names.js';

/** Reads the names that Kysely's migrator has noted as applied. */
export const listAppliedMigrations = 'select name from kysely_migration';

/**
 * Tells from the rows of {@link listAppliedMigrations} whether the schema has all that this version needs.
 * A newer version may have applied more: both run side by side during a rolling deploy.
 */
export function isUpToDate(applied: readonly { readonly name: string }[]): boolean {
  const names = new Set(applied.map((row) => row.name));
  return migrationNames.every((name) => names.has(name));
}
