import { stat } from 'node:fs/promises';
import { shellWord } from '../../output/shell-word.js';
import type { Finding } from './finding.js';

const check = 'configuration file';

/**
 * Looks at the configuration file's access rights.
 * @param path of the file, which need not exist
 * @returns nothing about a file that cannot be looked at: reading the settings reports that
 */
export async function checkConfigFile(path: string): Promise<Finding[]> {
  let mode: number;
  try {
    ({ mode } = await stat(path));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return isMissing ? [{ check, status: 'ok', message: `none at ${path}` }] : [];
  }
  // Windows has no such mode bits.
  if (process.platform === 'win32' || (mode & 0o077) === 0) {
    return [{ check, status: 'ok', message: `${path}, readable by you only` }];
  }
  return [
    {
      check,
      status: 'warning',
      message: `others on this machine may read ${path}, which holds your token`,
      fix: `Run \`chmod 600 ${shellWord(path)}\`, and sign in again if somebody may have read it.`,
    },
  ];
}
