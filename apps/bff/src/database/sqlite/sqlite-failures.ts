import type { FailureReading } from '../failure-reading.js';
import { StorageUnavailable } from '../storage-unavailable.js';

/** Result codes of failures that lie in one write and not in the database; see sqlite.org/rescode.html. */
const codesOfOneWrite = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/;

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** @returns true when another process holds the database's write lock right now */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** Reads the errors of `libsql`; their messages name tables and columns, never values. */
export const sqliteFailures: FailureReading = {
  liesInOneWrite: (error) =>
    codesOfOneWrite.test(codeOf(error)) || error instanceof TypeError || error instanceof RangeError,
  toStorageUnavailable(what, error) {
    if (error instanceof StorageUnavailable) return error;
    const reason = error instanceof Error ? error.message : 'unknown failure';
    return new StorageUnavailable(`${what}: ${reason} ${codeOf(error)}`.trimEnd(), { cause: error });
  },
};
