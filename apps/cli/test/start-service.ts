import { startStack } from '@contacts/test-servers';
import type { Stack } from '@contacts/test-servers';
import { join } from 'node:path';
import type { Workplace } from './workplace.js';

/**
 * Starts both and signs the workplace in.
 * @param workplace whose default profile gets the token, and whose folder the database
 */
export async function startService(workplace: Workplace): Promise<Stack> {
  const stack = await startStack(join(workplace.folder, 'bff'), {
    // Commands that send many requests are tested here, not how many the service lets through.
    BFF_REQUESTS_PER_MINUTE: '0',
    UPSTREAM_REQUESTS_PER_5_MIN: '0',
    UPSTREAM_LOGINS_PER_5_MIN: '0',
  });
  const login = ['login', '--with-application-token', '--base-url', stack.bffUrl];
  const { exitCode, stderr } = await workplace.run(login, { stdin: 'sandbox-application-token\n' });
  if (exitCode !== 0) throw new Error(`Signing in failed: ${stderr}`);
  return stack;
}
