// `pnpm dev`: sandbox and BFF from the sources; builds and restarts them when a source changes.
import { spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, root } from './pnpm.mjs';
import { startServer } from './start-server.mjs';

const sources = ['packages/domain/src', 'apps/bff/src', 'apps/console/src', 'apps/sandbox/src'];
const settleMs = 300;
const sandboxOrigin = 'http://127.0.0.1:4010';

let servers = [];
let changed;
let building = false;

process.once('SIGINT', () => void stop().then(() => process.exit(0)));
process.once('SIGTERM', () => void stop().then(() => process.exit(0)));

await start();
for (const folder of sources) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(changed);
    changed = setTimeout(() => void rebuild(), settleMs);
  });
}
console.log(`Watching ${sources.join(', ')}. Press Ctrl-C to end.`);

async function start() {
  const sandbox = await startServer(
    'sandbox',
    'apps/sandbox/dist/main.js',
    `${sandboxOrigin}/sandbox/health`,
    {
      SANDBOX_STATE_FILE: join(root, '.data', 'sandbox.json'),
    },
  );
  const bff = await startServer('BFF', 'apps/bff/dist/main.js', 'http://127.0.0.1:3000/health/ready', {
    UPSTREAM_BASE_URL: sandboxOrigin,
  });
  servers = [bff, sandbox];
  console.log('Sandbox on http://127.0.0.1:4010, BFF on http://127.0.0.1:3000');
}

async function stop() {
  for (const server of servers) await server.stop();
  servers = [];
}

async function rebuild() {
  if (building) return;
  building = true;
  const build = spawnSync('pnpm', ['run', 'build'], { cwd: root, stdio: 'inherit', env: childEnvironment() });
  try {
    if (build.status === 0) {
      await stop();
      await start();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  } finally {
    building = false;
  }
}
