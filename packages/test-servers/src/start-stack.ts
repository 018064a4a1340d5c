import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.js';
import { startProcess } from './running-process.js';

/** A BFF on embedded SQLite in front of a sandbox, both as built. */
export interface Stack {
  readonly bffUrl: string;
  readonly sandboxUrl: string;
  /** Ends both in an orderly way. */
  stop(): Promise<void>;
}

const mainOf = (app: string) => fileURLToPath(new URL(`../../../apps/${app}/dist/main.js`, import.meta.url));

/**
 * Starts both and waits until they are ready.
 * @param dataFolder where the BFF keeps its database and keys
 * @param environment what the BFF gets on top
 */
export async function startStack(
  dataFolder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Stack> {
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
      BFF_DATA_DIR: dataFolder,
      UPSTREAM_BASE_URL: sandboxUrl,
      ...environment,
    },
    readyUrl: `${bffUrl}/health/ready`,
  });
  return {
    bffUrl,
    sandboxUrl,
    async stop() {
      for (const server of [bff, sandbox]) {
        server.kill('SIGTERM');
        await server.exited;
      }
    },
  };
}
