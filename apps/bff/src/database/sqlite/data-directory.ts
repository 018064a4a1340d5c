import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';

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
 * @throws Error naming the folder when another process has it or it cannot be written
 */
export function takeDataDirectory(directory: string): DataDirectory {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const databaseFile = join(directory, 'contacts.db');
  const lockFile = join(directory, 'lock.db');
  for (const file of [databaseFile, lockFile]) createPrivateFile(file);
  const lock = new Libsql(lockFile);
  try {
    lock.exec('begin exclusive');
  } catch (cause) {
    lock.close();
    throw new Error(
      `The data directory ${directory} is in use by another process; stop it or set BFF_DATA_DIR to another directory`,
      { cause },
    );
  }
  return { databaseFile, release: () => lock.close() };
}

/** SQLite gives its journal files the permissions of the database file. */
function createPrivateFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}
