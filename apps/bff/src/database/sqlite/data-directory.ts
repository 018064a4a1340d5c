import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { isBusy } from './sqlite-failures.js';

/** A folder that belongs to this process until it releases it or ends, however it ends. */
export interface DataDirectory {
  /** Path of the database file, which exists and is this user's alone. */
  readonly databaseFile: string;
  release(): void;
}

/**
 * Takes a folder for this process alone; creates it (mode 700) and the database file (mode 600) when missing.
 * The lock is an exclusive transaction on a second, empty database: the operating system drops it with the
 * process, after kill -9 too, and other processes may still read the first one.
 * @throws Error naming the folder when another process has it or it cannot be used
 */
export function takeDataDirectory(directory: string): DataDirectory {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const databaseFile = createPrivateFile(join(directory, 'contacts.db'));
    const lock = lockExclusively(createPrivateFile(join(directory, 'lock.db')));
    return { databaseFile, release: () => lock.close() };
  } catch (error) {
    if (isBusy(error)) {
      throw new Error(
        `The data directory ${directory} is in use by another process; stop that one or set BFF_DATA_DIR to another directory`,
        { cause: error },
      );
    }
    throw cannotUse(directory, error);
  }
}

/** @returns the error that says what is wrong with a data directory and what to do */
export function cannotUse(directory: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(
    `The data directory ${directory} cannot be used (${reason}); set BFF_DATA_DIR to one that this user can write`,
    { cause: error },
  );
}

/** SQLite gives its journal files the permissions of the database file. */
function createPrivateFile(file: string): string {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  return file;
}

function lockExclusively(file: string): Libsql.Database {
  const lock = new Libsql(file);
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}
