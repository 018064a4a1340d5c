import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it as test } from '@jest/globals';
import type { OperationView } from '../../src/operations/operation-view.js';
import type { AuditPage, Bff } from '../rig/bff.js';
import { engines, type TestEngine, type TestStorage } from '../rig/engines.js';
import { expectRefusal } from '../rig/problem.js';
import { Rig } from '../rig/rig.js';
import { storedEvents, storedOperations } from '../rig/stored-rows.js';
import type { PlannedFault, Sandbox } from '../rig/sandbox.js';

/** Each test has a world of its own, and waits most of its time. */
const it = test.concurrent;

const rig = new Rig();
afterAll(() => rig.close());

const quietMs = 1_000;

interface World {
  readonly sandbox: Sandbox;
  readonly token: string;
  readonly storage: TestStorage;
  readonly start: (environment?: Readonly<Record<string, string>>) => Promise<Bff>;
}

async function buildWorld(engine: TestEngine): Promise<World> {
  const [sandbox, storage] = await Promise.all([rig.sandbox(), rig.storage(engine)]);
  const token = await sandbox.signIn();
  const environment = {
    ...storage.environment,
    UPSTREAM_TIMEOUT_MS: '4000',
    UPSTREAM_SETTLE_AFTER_MS: String(quietMs),
  };
  return {
    sandbox,
    token,
    storage,
    start: (more = {}) =>
      rig.bff({ upstream: sandbox.origin, token, environment: { ...environment, ...more } }),
  };
}

/** Creates a contact whose outcome stays in doubt. */
async function createInDoubt(
  bff: Bff,
  sandbox: Sandbox,
  fault: PlannedFault['fault'],
  key = 'key',
): Promise<string> {
  await sandbox.plan({ fault });
  const answer = await bff.create({ type: { id: 1 }, name: 'Ada Example' }, { 'idempotency-key': key });
  expect(expectRefusal(answer, 504, 'in-doubt').retry).toBe('same_key');
  return String(answer.headers['operation-id']);
}

async function settled(bff: Bff, operationId: string): Promise<OperationView> {
  for (let view = await bff.operation(operationId); ; view = await bff.operation(operationId)) {
    if (!['attempted', 'in_doubt'].includes(view.state)) return view;
    await sleep(100);
  }
}

const repeat = (bff: Bff, key = 'key') =>
  bff.create({ type: { id: 1 }, name: 'Ada Example' }, { 'idempotency-key': key });

describe.each(engines)('settlement on $engine', (engine) => {
  afterAll(() => rig.close());

  it.each(['created_then_500', 'created_then_reset'])(
    'finds what was created before %s, and tells whoever repeats the key',
    async (fault) => {
      const { sandbox, token, start } = await buildWorld(engine);
      const bff = await start();
      const id = await createInDoubt(bff, sandbox, fault);
      const [contact] = await sandbox.contacts(token);
      const location = `/api/v1/organisation/12345/contact/${contact!.id}`;
      expect(await settled(bff, id)).toMatchObject({
        state: 'created',
        contact_id: String(contact!.id),
        location,
        settled_by: 'operation_token',
        waiting_for: null,
      });

      const repeated = await repeat(bff);
      expect([repeated.status, repeated.headers['location']]).toEqual([201, location]);
      expect(repeated.headers['idempotent-replayed']).toBe('true');
      expect(await sandbox.creations()).toHaveLength(1);
      const { events } = await bff.auditEvents({ operation_id: id });
      expect(events.map((event) => [event.action, event.outcome, event.contact_id])).toEqual([
        ['contact.settle', 'created', String(contact!.id)],
        ['contact.create', 'in_doubt', null],
        ['contact.create', 'attempted', null],
      ]);
    },
    90_000,
  );

  it('finds that nothing was created, and sends the same key again under the same operation', async () => {
    const { sandbox, token, start } = await buildWorld(engine);
    const bff = await start();
    const id = await createInDoubt(bff, sandbox, 'reset_before_headers');
    expect(await settled(bff, id)).toMatchObject({ state: 'not_sent', settled_by: 'operation_token' });
    const repeated = await repeat(bff);
    expect([repeated.status, repeated.headers['operation-id']]).toEqual([201, id]);
    expect(await sandbox.contacts(token)).toHaveLength(1);
    expect(await bff.operation(id)).toMatchObject({ state: 'created', settled_by: null });
  }, 90_000);

  it("takes no contact of another operation in doubt for a sign of its own, though that one's turn comes later", async () => {
    const { sandbox, start } = await buildWorld(engine);
    const bff = await start();
    expect((await bff.create({ type: { id: 1 }, name: 'First' })).status).toBe(201);
    const absent = await createInDoubt(bff, sandbox, 'reset_before_headers');
    // The first look at each comes two seconds after its doubt began, and the first one's quiet period is over by then.
    await sleep(1_200);
    await sandbox.plan({ fault: 'created_then_reset' });
    const other = await bff.create({ type: { id: 1 }, name: 'Somebody Else' });
    expect(await settled(bff, absent)).toMatchObject({ state: 'not_sent' });
    expect(await settled(bff, String(other.headers['operation-id']))).toMatchObject({ state: 'created' });
  }, 90_000);

  it('takes no twin that somebody else has made for its own', async () => {
    const { sandbox, token, start } = await buildWorld(engine);
    const bff = await start();
    await sandbox.create(token, { type: { id: 1 }, name: ' ada  EXAMPLE' });
    const before = await createInDoubt(bff, sandbox, 'reset_before_headers', 'before');
    // Made before the list was first read: it is known not to be the new one.
    expect(await settled(bff, before)).toMatchObject({ state: 'not_sent' });

    const id = await createInDoubt(bff, sandbox, 'created_then_reset', 'after');
    await sandbox.create(token, { type: { id: 1 }, name: 'Ada Example' });
    expect(await settled(bff, id)).toMatchObject({ state: 'ambiguous', contact_id: null });
    const repeated = await repeat(bff, 'after');
    expectRefusal(repeated, 409, 'conflict');
  }, 90_000);

  it('waits for a token that may read the list, and uses that of a later request once', async () => {
    const { sandbox, storage, start } = await buildWorld(engine);
    const bff = await start();
    const id = await createInDoubt(bff, sandbox, 'created_then_reset');
    await sandbox.plan({ fault: unauthorised, method: 'GET' });
    await waitingFor(storage, 'token');
    expect(await tokensIn(storage)).toBe(0);
    // Reading the trail is such a request.
    const bearer = await sandbox.signInUser();
    const path = '/bff/organisation/12345/audit-events?action=contact.settle';
    const readTrail = async () => {
      const answer = await bff.send('GET', path, { bearer });
      return (JSON.parse(answer.text) as AuditPage).events.map(({ outcome, caller, operation_id }) => [
        outcome,
        caller.kind,
        operation_id,
      ]);
    };
    await until(async () => (await readTrail()).length === 2);
    expect(await readTrail()).toEqual([
      ['created', 'user', id],
      ['succeeded', 'user', null],
    ]);
    expect(await settledBy(storage)).toBe('later_request');
  }, 90_000);

  it('finds with the tokens of two later requests that nothing was created', async () => {
    const { sandbox, storage, start } = await buildWorld(engine);
    const bff = await start();
    await createInDoubt(bff, sandbox, 'reset_before_headers');
    await sandbox.plan({ fault: unauthorised, method: 'GET' });
    await waitingFor(storage, 'token');
    const bearer = await sandbox.signInUser();
    await until(async () => {
      await bff.send('GET', '/bff/organisation/12345/audit-events', { bearer });
      return (await storedOperations(storage))[0]?.state === 'not_sent';
    });
    expect(await settledBy(storage)).toBe('later_request');
  }, 90_000);

  it('takes a configured application token when the operation’s own does not do', async () => {
    const { sandbox, storage, start } = await buildWorld(engine);
    const bff = await start({ UPSTREAM_APPLICATION_TOKENS: '12345:sandbox-application-token' });
    await createInDoubt(bff, sandbox, 'created_then_reset');
    await sandbox.plan({ fault: unauthorised, method: 'GET' });
    await until(async () => (await storedOperations(storage))[0]?.state === 'created');
    expect(await settledBy(storage)).toBe('application_token');
    expect(await sandbox.creations()).toHaveLength(1);
  }, 90_000);

  it('says that the vendor does not show its list, and goes on when it does', async () => {
    const { sandbox, storage, start } = await buildWorld(engine);
    const bff = await start();
    const id = await createInDoubt(bff, sandbox, 'created_then_500');
    await sandbox.plan({ fault: { kind: 'status', status: 500 }, method: 'GET', times: 2 });
    await waitingFor(storage, 'list');
    expect(await settled(bff, id)).toMatchObject({ state: 'created' });
  }, 90_000);
});

it('settles once, whichever of three replicas does', async () => {
  const { sandbox, token, storage, start } = await buildWorld(engines[0]);
  const patient = { UPSTREAM_TIMEOUT_MS: '8000' };
  const replicas = await Promise.all([start(patient), start(patient), start(patient)]);
  await replicas[0].create({ type: { id: 1 }, name: 'First' });
  await sandbox.plan({ fault: 'created_then_500', times: 20 });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      replicas[index % 3]!.create(
        { type: { id: 1 }, name: `Ada ${index}` },
        { 'idempotency-key': `${index}` },
      ),
    ),
  );
  for (const { status } of answers) expect(status).toBe(504);
  await until(async () => (await storedOperations(storage)).every(({ state }) => state === 'created'));
  const contacts = await sandbox.contacts(token);
  const operations = await storedOperations(storage);
  expect(operations.map(({ contact_id }) => contact_id).sort()).toEqual(
    contacts.map(({ id }) => `${id}`).sort(),
  );
  const settlements = (await storedEvents(storage)).filter(({ action }) => action === 'contact.settle');
  expect(settlements).toHaveLength(20);
  for (const [index, answer] of answers.entries()) {
    const id = String(answer.headers['operation-id']);
    const view = await replicas[2].operation(id);
    expect(contacts.find((contact) => String(contact.id) === view.contact_id)?.name).toBe(`Ada ${index}`);
  }
}, 90_000);

const unauthorised = { kind: 'status', status: 401 };

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(100);
}

/** Without asking the service: a request would bring a token. */
const waitingFor = (storage: TestStorage, reason: string) =>
  until(async () => {
    const rows = await storage.query<{ waiting_for: string | null }>('select waiting_for from operation');
    return rows.some((row) => row.waiting_for === reason);
  });

async function tokensIn(storage: TestStorage): Promise<number> {
  return (await storage.query('select 1 from operation where sealed_token is not null')).length;
}

async function settledBy(storage: TestStorage): Promise<string | null | undefined> {
  const rows = await storage.query<{ settled_by: string | null }>('select settled_by from operation');
  return rows[0]?.settled_by;
}
