import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { usageFailure } from '../../../command-failure.js';
import type { CommandFailure } from '../../../command-failure.js';
import { errorCode } from '../../../error-code.js';

/** Where locks are kept. */
export interface LockPlace {
  readonly platform: NodeJS.Platform;
  /** For temporary files. Only systems that have sockets nowhere else use it. */
  readonly folder: string;
}

type Unlock = () => Promise<void>;

/** macOS has room for so many bytes; what is longer would be cut without a word, and another name be locked. */
const longestSocketPath = 103;

/**
 * Keeps other processes of this machine from working on the same import, until the returned function is called. The lock is
 * a socket somebody listens on, so it ends with its process, however that ends; a file with a number would stay.
 * @throws CommandFailure (usage) when another process works on it, or it cannot be locked
 */
export async function lockJournal(
  path: string,
  place: LockPlace = { platform: process.platform, folder: tmpdir() },
): Promise<Unlock> {
  const name = await nameOf(path);
  switch (place.platform) {
    case 'linux':
      // It lies in no folder, so all users share it and the kernel removes it.
      return await listenOrRefuse(`\0${name}`, path);
    case 'win32':
      return await listenOrRefuse(`\\\\.\\pipe\\${name}`, path);
    default:
      return await lockInFolder(place.folder, `${name}.lock`, path);
  }
}

async function nameOf(path: string): Promise<string> {
  const folder = await realpath(dirname(path)).catch((error: unknown) => {
    throw usageFailure(
      `The folder of ${path} cannot be used (${errorCode(error)}).`,
      'Name a file in a folder that exists.',
    );
  });
  const journal = await realpath(path).catch(() => join(folder, basename(path)));
  return `contacts-${createHash('sha256').update(journal).digest('hex').slice(0, 32)}`;
}

async function lockInFolder(folder: string, name: string, path: string): Promise<Unlock> {
  const address = join(folder, name);
  if (Buffer.byteLength(address) > longestSocketPath) {
    const room = longestSocketPath - Buffer.byteLength(name) - 1;
    throw unusable(`${folder} is too long to hold a lock: its path may have ${room} bytes.`);
  }
  const unlock = await listenAt(address, folder);
  if (unlock !== undefined) return unlock;
  if (await answers(address)) throw takenByOther(path);
  // What a killed process has left behind.
  await rm(address, { force: true }).catch((error: unknown) => {
    throw unusable(`${address}, which a process has left, cannot be removed (${errorCode(error)}).`);
  });
  return await listenOrRefuse(address, path, folder);
}

async function listenOrRefuse(address: string, path: string, folder?: string): Promise<Unlock> {
  const unlock = await listenAt(address, folder);
  if (unlock === undefined) throw takenByOther(path);
  return unlock;
}

/** @returns nothing when the address is taken */
function listenAt(address: string, folder?: string): Promise<Unlock | undefined> {
  const server = createServer((socket) => socket.destroy()).unref();
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else
        reject(
          folder === undefined ? error : unusable(`${folder} cannot hold a lock (${errorCode(error)}).`),
        );
    });
    server.listen(address, () => resolve(close));
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const settle = (isAnswered: boolean) => {
      socket.destroy();
      resolve(isAnswered);
    };
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
  });
}

function takenByOther(path: string): CommandFailure {
  return usageFailure(
    `Another process is working on ${path}. Nothing was sent.`,
    'Wait until it has ended, or end it with Ctrl-C.',
  );
}

function unusable(detail: string): CommandFailure {
  return usageFailure(
    `${detail} Nothing was sent.`,
    'Set TMPDIR to a folder with a short path that you may write to.',
  );
}
