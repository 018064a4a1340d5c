import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandFailure, usageFailure } from '../command-failure.js';
import { errorCode } from '../error-code.js';
import { whileLocked } from './lock-config.js';
import { parseProfiles } from './profile.js';
import type { Profile } from './profile.js';

/** Where the configuration file lies. */
export function configFilePath(configDirectory: string): string {
  return join(configDirectory, 'config.json');
}

/**
 * Reads the configuration file.
 * @param path of the file
 * @returns profiles by name; none when there is no file
 * @throws CommandFailure (usage) when the file cannot be read or does not have the expected form
 */
export async function readProfiles(path: string): Promise<ReadonlyMap<string, Profile>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw unusable(path, 'read', error);
  }
  const parsed = parseProfiles(text);
  if (typeof parsed !== 'string') return parsed;
  throw usageFailure(
    `The configuration file ${path} is damaged: ${parsed}.`,
    'Correct it, or remove it and sign in again with `contacts login`.',
  );
}

/**
 * Changes the configuration file, one process at a time.
 * @param path of the file, or of a link to it; its folder is created with mode 700
 * @param change gets all profiles by name, and gives all of them back; undefined leaves the file as it is. It is asked once
 *   before and once after other processes have been kept out
 * @throws CommandFailure (usage) when it cannot be read or written; the old file is as it was then
 */
export async function changeProfiles(
  path: string,
  change: (profiles: ReadonlyMap<string, Profile>) => ReadonlyMap<string, Profile> | undefined,
): Promise<void> {
  if (change(await readProfiles(path)) === undefined) return;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await realpath(path).catch(() => path);
    await whileLocked(file, async () => {
      const profiles = change(await readProfiles(path));
      if (profiles !== undefined) await writeProfiles(file, profiles);
    });
  } catch (error) {
    throw error instanceof CommandFailure ? error : unusable(path, 'written', error);
  }
}

/**
 * Replaces the file in one step: a reader sees the old or the new one, never a part, and nobody but its owner can read it
 * at any moment.
 */
async function writeProfiles(path: string, profiles: ReadonlyMap<string, Profile>): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify({ profiles: Object.fromEntries(profiles) }, undefined, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

function unusable(path: string, verb: 'read' | 'written', error: unknown): CommandFailure {
  return usageFailure(
    `The configuration file ${path} cannot be ${verb} (${errorCode(error)}).`,
    `Give yourself access to ${dirname(path)}, or name another folder with XDG_CONFIG_HOME.`,
  );
}
