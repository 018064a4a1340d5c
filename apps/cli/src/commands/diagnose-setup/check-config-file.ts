import { stat } from 'node:fs/promises';
import type { Finding } from './finding.js';

const check = 'configuration file';

/**
 * Looks at the configuration file's access rights.
 * @param path of the file, which need not exist
 */
export async function checkConfigFile(path: string): Promise<Finding> {
  const found = await stat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return { check, status: 'ok', message: `none at ${path}` };
  // Windows has no such mode bits.
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    return {
      check,
      status: 'warning',
      message: `others on this machine may read ${path}, which holds your token`,
      fix: `Run \`chmod 600 ${path}\`, and sign in again if somebody may have read it.`,
    };
  }
  return { check, status: 'ok', message: `${path}, readable by you only` };
}
