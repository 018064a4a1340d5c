import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseSigningKeys, type SigningKey } from '../../config/signing-keys.js';

/**
 * Reads the signing keys that an embedded database keeps beside it, and makes one (mode 600) when there is none.
 * @param directory exists and belongs to this process
 * @throws Error naming the file when it cannot be read, written or understood
 */
export function takeStoredSigningKey(directory: string): readonly [SigningKey, ...SigningKey[]] {
  const file = join(directory, 'audit-signing-key');
  try {
    if (!existsSync(file)) create(file);
    const [first, ...others] = parseSigningKeys(readFileSync(file, 'utf8').trim()) ?? [];
    if (first === undefined) throw new Error('it is no comma list of kid:base64url(32-byte seed)');
    return [first, ...others];
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The signing key ${file} cannot be used (${reason}); restore it from a backup or set BFF_AUDIT_SIGNING_KEY`,
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
