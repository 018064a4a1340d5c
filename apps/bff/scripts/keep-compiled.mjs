// Starts the bundled service once, has it create a contact, and keeps what V8 has compiled by then beside the bundle.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { compileService } from '../build/launch/service-script.js';

const readyWithinMs = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'contacts-build-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const vendorPort = await listen((request, response) => {
  const created = request.method === 'POST';
  response.writeHead(created ? 201 : 200, { 'content-type': 'application/json' });
  response.end(created ? '{"id":1,"type":{"id":1},"organisation":{"id":1}}' : '[]');
});
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const ofService = /^(BFF|UPSTREAM|DATABASE|OTEL)_/;
const elsewhere = Object.entries(process.env).filter(([name]) => !ofService.test(name));
process.env = {
  ...Object.fromEntries(elsewhere),
  BFF_PORT: String(port),
  BFF_DATA_DIR: folder,
  UPSTREAM_BASE_URL: `http://127.0.0.1:${vendorPort}`,
  LOG_LEVEL: 'fatal',
};

const script = compileService(fileURLToPath(new URL('../dist/service.cjs', import.meta.url)));
script.run();
await becomeReady();
await createContact();
script.keepCompiled();
process.exit(0);

async function becomeReady() {
  const end = performance.now() + readyWithinMs;
  while (
    !(await fetch(`${origin}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (performance.now() > end) throw new Error('the bundled service does not get ready');
    await sleep(20);
  }
}

async function createContact() {
  const claims = Buffer.from('{"esc.org":1,"esc.user":1}').toString('base64url');
  const answer = await fetch(`${origin}/api/v1/organisation/1/contact`, {
    method: 'POST',
    headers: { authorization: `Bearer e30.${claims}.AA`, 'content-type': 'application/json' },
    body: '{"type":{"id":1}}',
  });
  if (answer.status !== 201) throw new Error(`the bundled service answered ${answer.status} to a creation`);
}

async function freePort() {
  const server = createServer();
  const port = await listenOn(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listen(answer) {
  return listenOn(createServer(answer));
}

function listenOn(server) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}
