import { freePort, startProcess } from '@contacts/test-servers';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Workplace } from './workplace.js';

/** A BFF on embedded SQLite in front of a sandbox, as built. */
export interface Service {
  readonly bffUrl: string;
  readonly sandboxUrl: string;
  stop(): Promise<void>;
}

const mainOf = (app: string) => fileURLToPath(new URL(`../../${app}/dist/main.js`, import.meta.url));

/**
 * Starts both and signs the workplace in.
 * @param workplace whose default profile gets the token, and whose folder the database
 */
export async function startService(workplace: Workplace): Promise<Service> {
  const [sandboxPort, bffPort] = [await freePort(), await freePort()];
  const sandboxUrl = `http://127.0.0.1:${String(sandboxPort)}`;
  const bffUrl = `http://127.0.0.1:${String(bffPort)}`;
  const sandbox = await startProcess({
    script: mainOf('sandbox'),
    environment: { SANDBOX_PORT: String(sandboxPort) },
    readyUrl: `${sandboxUrl}/sandbox/health`,
  });
  const bff = await startProcess({
    script: mainOf('bff'),
    environment: {
      BFF_PORT: String(bffPort),
      BFF_DATA_DIR: join(workplace.folder, 'bff'),
      UPSTREAM_BASE_URL: sandboxUrl,
      // Commands that send many requests are tested here, not how many the service lets through.
      BFF_REQUESTS_PER_MINUTE: '0',
      UPSTREAM_REQUESTS_PER_5_MIN: '0',
      UPSTREAM_LOGINS_PER_5_MIN: '0',
    },
    readyUrl: `${bffUrl}/health/ready`,
  });
  const login = ['login', '--with-application-token', '--base-url', bffUrl];
  const { exitCode, stderr } = await workplace.run(login, { stdin: 'sandbox-application-token\n' });
  if (exitCode !== 0) throw new Error(`Signing in failed: ${stderr}`);
  return {
    bffUrl,
    sandboxUrl,
    async stop() {
      bff.kill('SIGTERM');
      await bff.exited;
      sandbox.kill('SIGTERM');
      await sandbox.exited;
    },
  };
}
