// Writes openapi.json from the built service, which a test holds against it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const folder = await mkdtemp(join(tmpdir(), 'contacts-openapi-'));
const port = await freePort();
const service = spawn(process.execPath, [fileURLToPath(new URL('../dist/main.js', import.meta.url))], {
  env: {
    BFF_PORT: String(port),
    BFF_DATA_DIR: folder,
    LOG_LEVEL: 'warn',
    // Nothing is sent there.
    UPSTREAM_BASE_URL: 'http://127.0.0.1:9',
  },
  stdio: 'inherit',
});
try {
  const document = await fetchDocument(`http://127.0.0.1:${port}/bff/openapi.json`);
  await writeFile(new URL('../openapi.json', import.meta.url), `${JSON.stringify(document, null, 2)}\n`);
} finally {
  service.kill();
  if (service.exitCode === null) await once(service, 'exit');
  await rm(folder, { recursive: true, force: true });
}

async function fetchDocument(url) {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return answer.json();
    if (service.exitCode !== null) throw new Error('The service has ended before it answered.');
    await wait(50);
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address();
  server.close();
  await once(server, 'close');
  return free;
}
