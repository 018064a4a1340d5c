import type { StorageConfiguration } from '../config/configuration.js';
import type { NamedKey } from '../config/named-keys.js';
import { Secrets } from './secrets.js';
import { takeStoredKeys } from './stored-keys.js';

/**
 * Takes the configured keys, or the embedded database's own, which are made on first use.
 * @throws Error naming the file when the embedded keys cannot be read or made
 */
export function openSecrets(configured: readonly NamedKey[], storage: StorageConfiguration): Secrets {
  const [first, ...others] = configured;
  if (first !== undefined) return new Secrets([first, ...others]);
  if (storage.engine !== 'sqlite') throw new Error('BFF_SECRET_KEYS is required with DATABASE_URL');
  return new Secrets(takeStoredKeys(storage.directory, 'secret-keys', 'BFF_SECRET_KEYS'));
}
