import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { usageFailure } from '../../../command-failure.js';

/**
 * Keeps other processes of this machine from working on the same import, until the returned function is called. The lock is
 * a socket somebody listens on, so it ends with its process, however that ends; a file with a number would stay.
 * @throws CommandFailure (usage) when another process works on it
 */
export async function lockJournal(path: string): Promise<() => Promise<void>> {
  const address = await addressOf(path);
  for (;;) {
    const server = createServer((socket) => socket.destroy()).unref();
    if (await listens(server, address)) return () => close(server);
    if (await answers(address)) {
      throw usageFailure(
        `Another process is working on ${path}. Nothing was sent.`,
        'Wait until it has ended, or end it with Ctrl-C.',
      );
    }
    // What a killed process has left behind.
    await rm(address, { force: true });
  }
}

async function addressOf(path: string): Promise<string> {
  const folder = await realpath(dirname(path)).catch((error: unknown) => {
    throw usageFailure(
      `The folder of ${path} cannot be used (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`,
      'Name a journal in a folder that exists.',
    );
  });
  const name = createHash('sha256')
    .update(join(folder, basename(path)))
    .digest('hex')
    .slice(0, 32);
  // Names of sockets may have about a hundred bytes, and are of another kind on Windows.
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\contacts-${name}`
    : join(tmpdir(), `contacts-${name}.lock`);
}

function listens(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(address, () => resolve(true));
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

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
