import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseNamedKeys, type NamedKey } from '../config/named-keys.js';

/**
 * Reads keys that an embedded database keeps beside it, and makes one (mode 600) when there is none. An operator rotates
 * them by putting a new `kid:key,` before the old ones.
 * @param directory exists and belongs to this process
 * @param name of the file
 * @param variable that can be set instead
 * @throws Error naming the file when it cannot be read, written or understood
 */
export function takeStoredKeys(
  directory: string,
  name: string,
  variable: string,
): readonly [NamedKey, ...NamedKey[]] {
  const file = join(directory, name);
  try {
    if (!existsSync(file)) create(file);
    const [first, ...others] = parseNamedKeys(readFileSync(file, 'utf8').trim()) ?? [];
    if (first === undefined) throw new Error('it is no comma list of kid:base64url(32 bytes)');
    return [first, ...others];
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The key file ${file} cannot be used (${reason}); restore it from a backup or set ${variable}`,
      { cause },
    );
  }
}

/** Written under another name first: a crash must not leave half a key under this one. */
function create(file: string): void {
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    writeSync(handle, `k${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64url')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
