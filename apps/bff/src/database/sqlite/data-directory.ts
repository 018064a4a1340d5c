import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Libsql from 'libsql';
import { UnusableSetting } from '../../config/unusable-setting.js';
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
 * @throws Error naming the folder when another process has it
 * @throws UnusableSetting when it cannot be used
 */
export function takeDataDirectory(directory: string): DataDirectory {
  try {
    createFolder(resolve(directory));
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
export function cannotUse(directory: string, error: unknown): UnusableSetting {
  const reason = error instanceof Error ? error.message : String(error);
  return new UnusableSetting(
    {
      variable: 'BFF_DATA_DIR',
      problem: `must name a directory that this user can write and that holds nothing else; ${directory} cannot be used (${reason})`,
      example: '/var/lib/contacts',
    },
    { cause: error },
  );
}

/** Node's own way to create all that is missing never ends where nothing can be created, such as in /proc. */
function createFolder(path: string): void {
  if (existsSync(path)) return;
  createFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have been faster; a file or a link to nowhere shows when the folder is used.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
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
