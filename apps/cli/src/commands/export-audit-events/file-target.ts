import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { CommandFailure, usageFailure } from '../../command-failure.js';
import { errorCode } from '../../error-code.js';
import { exitCodes } from '../../exit-codes.js';
import type { ExportTarget } from './export-target.js';

/**
 * Lets an export go to a file. It is written beside it, readable by its owner only because it names people, and takes its
 * name when it is whole.
 * @param path of the file
 * @param mayReplace whether an existing file may be replaced
 * @throws CommandFailure (usage) when it may not, or nothing can be written there
 */
export async function openFileTarget(path: string, mayReplace: boolean): Promise<ExportTarget> {
  await refuseExisting(path, mayReplace);
  const temporary = `${path}.${randomUUID()}.partial`;
  const file = await open(temporary, 'wx', 0o600).catch((error: unknown) => {
    throw usageFailure(
      `${path} cannot be written (${errorCode(error)}).`,
      'Name a file in a folder that exists and that you may write to.',
    );
  });
  let isOver = false;
  return {
    name: path,
    canDiscard: true,
    async write(chunk) {
      for (let rest = chunk; rest.byteLength > 0;) {
        const { bytesWritten } = await file.write(rest).catch(notStored);
        rest = rest.subarray(bytesWritten);
      }
      return true;
    },
    async complete() {
      await file.sync().catch(notStored);
      await file.close().catch(notStored);
      // Somebody may have made one in the meantime.
      await refuseExisting(path, mayReplace);
      await rename(temporary, path).catch(notStored);
      isOver = true;
    },
    async discard() {
      if (isOver) return;
      await file.close().catch(() => undefined);
      await rm(temporary, { force: true });
    },
  };
}

async function refuseExisting(path: string, mayReplace: boolean): Promise<void> {
  const existing = await stat(path).catch(() => undefined);
  if (existing === undefined) return;
  if (!existing.isFile()) {
    throw usageFailure(`${path} is no ordinary file.`, 'Name a file, or leave out `--output` for stdout.');
  }
  if (!mayReplace) {
    throw usageFailure(`${path} exists and is not replaced.`, 'Name another file, or add `--force`.');
  }
}

function notStored(error: unknown): never {
  throw new CommandFailure({
    exitCode: exitCodes.unexpected,
    title: 'The export could not be stored',
    detail: `Writing failed (${errorCode(error)}). The incomplete file was removed.`,
    nextSteps: ['Make room or name another place, and run the command again; it changes nothing.'],
  });
}
