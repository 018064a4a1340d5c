import { AuditFormatError, parseCheckpoints, parsePublicKeys } from '@contacts/audit-log';
import type { Checkpoint, NotePublicKey } from '@contacts/audit-log';
import { BffClient } from '../../bff/bff-client.js';
import { callFailure } from '../../bff/failure-report.js';
import type { Invocation } from '../../command.js';
import { listOption } from '../../command-options.js';
import { usageFailure } from '../../command-failure.js';
import { textOfBaseUrl } from '../../config/base-url.js';
import { readSettings } from '../../config/settings.js';
import { readInput } from '../../input/read-input.js';

/** A checkpoint takes about 250 bytes, so this is a quarter of a million of them. */
const manyCheckpoints = {
  mebibytes: 64,
  remedy: 'Give the newest checkpoints; the last one covers the most.',
};

/**
 * Reads the kept checkpoints.
 * @throws CommandFailure (usage) when a file cannot be read or holds something else
 */
export async function readCheckpoints(invocation: Invocation): Promise<Checkpoint[]> {
  const checkpoints: Checkpoint[] = [];
  for (const path of listOption(invocation.options, 'checkpoint')) {
    const text = (await readInput(path, invocation, manyCheckpoints)).toString('utf8');
    for (const checkpoint of parseFile(path, text, parseCheckpoints)) checkpoints.push(checkpoint);
  }
  return checkpoints;
}

/** The keys to trust, and the server that they came from, if they did. */
export interface TrustedKeys {
  readonly publicKeys: readonly NotePublicKey[];
  readonly server: string | undefined;
}

/**
 * Reads the trusted keys from files, or from the BFF when that was asked for and never else.
 * @throws CommandFailure (usage) when a file cannot be read or holds no key, or both sources are named; as the call failed
 */
export async function readTrustedKeys(invocation: Invocation): Promise<TrustedKeys> {
  const paths = listOption(invocation.options, 'publicKey');
  if (invocation.options['trustServer'] === true) {
    if (paths.length === 0) return await fetchKeys(invocation);
    throw usageFailure(
      'Both --public-key and --trust-server say which key to trust.',
      'Leave out --trust-server: a key that you kept says more.',
    );
  }
  const publicKeys: NotePublicKey[] = [];
  for (const path of paths) {
    publicKeys.push(
      ...parseFile(path, (await readInput(path, invocation)).toString('utf8'), parsePublicKeys),
    );
  }
  return { publicKeys, server: undefined };
}

async function fetchKeys({ globalOptions, environment, interruption }: Invocation): Promise<TrustedKeys> {
  const { baseUrl } = await readSettings(globalOptions, environment);
  const server = textOfBaseUrl(baseUrl);
  const result = await new BffClient(baseUrl, interruption).getPublicKeys();
  if (!result.ok) throw callFailure(result.failure, baseUrl);
  return { publicKeys: parseFile(server, JSON.stringify(result.value.body), parsePublicKeys), server };
}

function parseFile<T>(name: string, text: string, parse: (text: string) => T): T {
  try {
    return parse(text);
  } catch (error) {
    throw error instanceof AuditFormatError ? usageFailure(`${name}: ${error.message}`) : error;
  }
}
