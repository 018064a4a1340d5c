import { execFile } from 'node:child_process';
import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseCheckpoints, parsePublicKeys, verifyExport } from '@contacts/audit-log';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Bff } from '../rig/bff.js';
import { engines, type TestStorage } from '../rig/engines.js';
import { awaitCheckpoint } from '../rig/exported-trail.js';
import { Rig, startStack, type Stack } from '../rig/rig.js';
import { organisationId } from '../rig/sandbox.js';

const path = `/bff/organisation/${organisationId}/audit-events`;
const ndjson = { accept: 'application/x-ndjson' };
const secondVerifier = fileURLToPath(
  new URL('../../../../packages/audit-log/test/second-verifier.mjs', import.meta.url),
);

const rig = new Rig();
afterAll(() => rig.close());

describe.each(engines)('an export, on $engine', (engine) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack(rig, engine);
    const create = (index: number) => stack.bff.create({ type: { id: 1 }, name: `Ada ${index}` });
    for (let index = 0; index < 20; index++) expect((await create(index)).status).toBe(201);
  });

  it('holds what has happened before, and two verifiers that share no code agree on it', async () => {
    const { bff } = stack;
    const checkpoint = await awaitCheckpoint(bff, 40);
    const { status, text } = await bff.send('GET', path, { headers: ndjson });
    expect([status, text.split('\n').length]).toEqual([200, 1 + 40 + 1]);
    const { text: keys } = await bff.send('GET', '/bff/audit/public-key');
    const given = { checkpoints: parseCheckpoints(checkpoint), publicKeys: parsePublicKeys(keys) };
    expect(await verifyExport([Buffer.from(text)], given)).toMatchObject({ verdict: 'verified', to: 40 });
    expect(await runSecondVerifier(text, keys, checkpoint)).toContain('verified');
    const altered = text.replace('"outcome":"created"', '"outcome":"in_doubt"');
    expect(await verifyExport([Buffer.from(altered)], given)).toMatchObject({ causes: ['altered'], seq: 2 });
    expect(await runSecondVerifier(altered, keys, checkpoint)).not.toContain('verified');
  });

  it('waits for a slow reader, and ends with one that goes', async () => {
    const { bff, storage } = stack;
    await fill(storage, engine.engine, 120_000);
    let answer = await openExport(bff, stack.token);
    // Until so many events are sealed the answer is 503.
    while (answer.statusCode !== 200) answer = await openExport(bff, stack.token);
    await sleep(1_000);
    const waiting = await residentBytes(bff);
    await sleep(1_500);
    // The export is some 120 MB; what waits for this reader is bounded by the buffers on its way.
    expect((await residentBytes(bff)) - waiting).toBeLessThan(60_000_000);
    answer.destroy();
    expect(await bff.terminate()).toBe(0);
  }, 120_000);
});

/** Adds events of the organisation past the service; sealing takes them like any others. */
async function fill(storage: TestStorage, engine: string, count: number): Promise<void> {
  const number = engine === 'postgresql' ? 'n::text' : 'n';
  const series =
    engine === 'postgresql'
      ? `generate_series(1, ${count}) as n`
      : `(with recursive s(n) as (select 1 union all select n + 1 from s where n < ${count}) select n from s)`;
  const padded = engine === 'postgresql' ? `lpad(${number}, 12, '0')` : `printf('%012d', n)`;
  const id = `'00000000-0000-7000-8000-' || ${padded}`;
  await storage.execute(`insert into audit_event
    (event_id, time, chain, action, outcome, caller_kind, caller_accepted, fields, count, request_id)
    select ${engine === 'postgresql' ? `(${id})::uuid` : id}, '2026-11-25T00:00:00.000Z', ${organisationId},
      'request.refuse', 'refused', 'token', ${engine === 'postgresql' ? 'true' : '1'}, '[]', 1, '${'r'.repeat(200)}'
    from ${series}`);
}

/** Asks for an export and reads nothing of it. */
function openExport(bff: Bff, token: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { ...ndjson, authorization: `Bearer ${token}` };
    httpRequest(`http://127.0.0.1:${bff.port}${path}`, { headers, timeout: 60_000 }, (answer) => {
      answer.on('error', () => undefined);
      resolve(answer.pause());
    })
      .on('error', reject)
      .end();
  });
}

async function residentBytes(bff: Bff): Promise<number> {
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(await bff.metrics())?.[1]);
}

/** The current key of a JWK Set. */
function toPem(keys: string): string {
  const [key] = (JSON.parse(keys) as { keys: JsonWebKey[] }).keys;
  return createPublicKey({ key: key!, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
}

async function runSecondVerifier(text: string, keys: string, checkpoint: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-export-'));
  try {
    const files = { 'export.ndjson': text, 'key.pem': toPem(keys), 'checkpoint.txt': checkpoint };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    const parameters = [secondVerifier, ...Object.keys(files)];
    const { stdout } = await promisify(execFile)(process.execPath, parameters, { cwd: folder }).catch(
      (error: unknown) => error as { stdout: string },
    );
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
