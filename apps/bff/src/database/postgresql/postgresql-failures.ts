import pg from 'pg';
import type { FailureReading } from '../failure-reading.js';
import { StorageUnavailable } from '../storage-unavailable.js';

/**
 * SQLSTATE classes of failures that lie in one write and not in the database: data exception, integrity
 * constraint violation, transaction rollback (a deadlock, which smaller batches avoid), program limit
 * exceeded. See appendix A, "PostgreSQL Error Codes", of its manual.
 */
const classesOfOneWrite = new Set(['22', '23', '40', '54']);

function liesInOneWrite(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return classesOfOneWrite.has(error.code?.slice(0, 2) ?? '');
  // Thrown while the batch was put into parameters.
  return error instanceof TypeError || error instanceof RangeError;
}

/** The server quotes values of rows in the messages and details of data failures; those are left out. */
function toStorageUnavailable(what: string, error: unknown): StorageUnavailable {
  if (error instanceof StorageUnavailable) return error;
  if (error instanceof pg.DatabaseError && liesInOneWrite(error)) {
    const place = [error.code, error.table, error.constraint].filter((part) => part !== undefined).join(' ');
    return new StorageUnavailable(`${what}: PostgreSQL refused the data (${place})`);
  }
  return new StorageUnavailable(`${what}: ${reasonOf(error)}`, { cause: error });
}

/** A failed connection to a name with several addresses has a code but no message of its own. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure';
  return error.message || (error as NodeJS.ErrnoException).code || error.name;
}

/** Reads the errors of `pg`. */
export const postgresqlFailures: FailureReading = { liesInOneWrite, toStorageUnavailable };
