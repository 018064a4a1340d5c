import { openAuditKeys } from '../audit/sealing/audit-keys.js';
import type { Configuration } from '../config/configuration.js';
import { openOwnerStorage } from '../storage/open-owner-storage.js';
import type { Command } from './command.js';
import { erase } from './erase-persons/erase.js';
import { retain } from './retain-records/retain.js';
import type { Terminal } from './terminal.js';

/**
 * Runs one command of an operator on the service's database.
 * @throws UsageError, or Error that says what was not done and what to do
 */
export async function administer(
  command: Command,
  { storage, audit }: Configuration,
  terminal: Terminal,
): Promise<void> {
  const opened = await openOwnerStorage(storage);
  try {
    if (command.name === 'retain') {
      await retain(command, opened, openAuditKeys(audit, storage).signer, terminal);
    } else {
      await erase(command, opened, terminal);
    }
  } finally {
    await opened.close();
  }
}
