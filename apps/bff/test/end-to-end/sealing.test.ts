import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatSignedNote, parseCheckpoints } from '@contacts/audit-log';
import { afterAll, describe, expect, it } from '@jest/globals';
import { engines } from '../rig/engines.js';
import { expectRefusal } from '../rig/problem.js';
import { Rig, startStack } from '../rig/rig.js';
import { awaitSealedTrail, verifyTrail } from '../rig/sealed-trail.js';

const contact = { type: { id: 1 }, name: 'Ada' };
const checkpointPath = '/bff/audit/checkpoint?organisation=12345';

const rig = new Rig();
afterAll(() => rig.close());

async function checkpointFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-checkpoints-'));
  rig.defer(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'checkpoints');
}

describe.each(engines)('the sealed trail, on $engine', (engine) => {
  it('is verified by someone who has the events, a checkpoint and the public key', async () => {
    const file = await checkpointFile();
    const { bff, sandbox } = await startStack(rig, engine, { BFF_AUDIT_CHECKPOINT_FILE: file });
    const path = '/bff/audit/public-key';
    const { text: publicKeys } = await bff.client.send('GET', path);
    for (let index = 0; index < 5; index++) await bff.create({ ...contact, name: `Ada ${index}` });
    await sandbox.plan({ fault: { kind: 'status', status: 422, body: {} } });
    await bff.create(contact);
    await bff.create({ type: { id: 0 } });

    const { events, checkpoint } = await awaitSealedTrail(bff);
    // Five creations, a refused one, an invalid one, and the reading itself.
    expect(events).toHaveLength(14);
    const kept = parseCheckpoints(await readFile(file, 'utf8'));
    const own = kept.filter(({ chain }) => chain === 'organisation/12345');
    const notes = own.map(({ note }) => formatSignedNote(note));
    expect(notes.at(-1)).toBe(checkpoint);
    expect(await verifyTrail(events, notes, publicKeys)).toMatchObject({
      verdict: 'verified',
      to: 14,
      anchor: 'first record',
      checkpoints: { checked: notes.length, latest: 14 },
    });

    const forged = events.map((event) =>
      event.seq === 4 ? { ...event, outcome: 'rejected' as const } : event,
    );
    expect(await verifyTrail(forged, notes, publicKeys)).toMatchObject({ seq: 4, causes: ['altered'] });
    const cut = events.slice(0, -1);
    // With the last checkpoint alone: an earlier one, if there is one of this length, would rule out a fork.
    expect(await verifyTrail(cut, [checkpoint], publicKeys)).toMatchObject({
      causes: ['truncated', 'fork of a kept checkpoint'],
    });

    const metrics = await bff.metrics();
    expect(metrics).toMatch(/^audit_unsealed_events \d+$/m);
    expect(metrics).toMatch(/^audit_seal_lag_seconds \d/m);
  });

  it('goes on after a kill, with the key that it had', async () => {
    const { bff, sandbox, storage, token } = await startStack(rig, engine);
    const load = Array.from({ length: 200 }, () => bff.create(contact).catch(() => undefined));
    await Promise.race(load);
    await bff.close();
    await Promise.all(load);
    const next = await rig.bff({ upstream: sandbox.origin, token, environment: storage.environment });
    expect((await next.create(contact)).status).toBe(201);
    const { events, checkpoint } = await awaitSealedTrail(next);
    const { text: publicKeys } = await next.client.send('GET', '/bff/audit/public-key');
    expect(await verifyTrail(events, [checkpoint], publicKeys)).toMatchObject({
      verdict: 'verified',
      to: events.length,
    });
    const [{ count }] = (await storage.query<{ count: number }>(
      "select cast(count(*) as integer) as count from audit_event where chain = '12345'",
    )) as [{ count: number }];
    expect(events).toHaveLength(count);
  });

  it('has a checkpoint for accepted callers of its organisation only', async () => {
    const { bff, sandbox } = await startStack(rig, engine);
    await bff.create(contact);
    const { checkpoint } = await awaitSealedTrail(bff);
    const answer = await bff.send('GET', checkpointPath, { headers: { accept: 'text/plain' } });
    expect([answer.status, answer.headers['content-type'], answer.text]).toEqual([
      200,
      'text/plain; charset=utf-8',
      checkpoint,
    ]);
    expectRefusal(await bff.client.send('GET', checkpointPath), 401, 'not-authenticated');
    const stranger = await sandbox.signIn('sandbox-application-token-67890');
    expectRefusal(await bff.send('GET', checkpointPath, { bearer: stranger }), 403, 'forbidden');
    const theirs = '/bff/audit/checkpoint?organisation=67890';
    expectRefusal(await bff.send('GET', theirs, { bearer: stranger }), 404, 'not-found');
    for (const query of ['', '?organisation=', '?organisation=01', '?organisation=1&organisation=2']) {
      expectRefusal(await bff.send('GET', `/bff/audit/checkpoint${query}`), 400, 'bad-request');
    }
    const unknown = await bff.send('GET', `${checkpointPath}&size=1`);
    expectRefusal(unknown, 400, 'forbidden-query-parameter');
  });
});

it('is sealed once by two replicas, one of which is killed under load', async () => {
  const { bff, sandbox, storage, token } = await startStack(rig, engines[0]);
  const other = await rig.bff({ upstream: sandbox.origin, token, environment: storage.environment });
  const load = Array.from({ length: 200 }, (_, index) =>
    (index % 2 === 0 ? bff : other).create(contact).catch(() => undefined),
  );
  await Promise.race(load);
  await other.close();
  await Promise.all(load);
  const { events, checkpoint } = await awaitSealedTrail(bff);
  const { text: publicKeys } = await bff.client.send('GET', '/bff/audit/public-key');
  expect(await verifyTrail(events, [checkpoint], publicKeys)).toMatchObject({ verdict: 'verified' });
});

it('is signed in embedded mode with a key that nobody else can read', async () => {
  const { storage } = await startStack(rig, engines[1]);
  const file = join(storage.environment['BFF_DATA_DIR'] ?? '', 'audit-signing-key');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, 'utf8')).toMatch(/^k[0-9a-f]{8}:[A-Za-z0-9_-]{43}\n$/);
});
