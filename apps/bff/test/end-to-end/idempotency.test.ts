import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort } from '@contacts/test-servers';
import { engines, type TestEngine } from '../rig/engines.js';
import { refusedTokenOf } from '../rig/claimed-token.js';
import type { WireAnswer } from '../rig/http-client.js';
import { expectRefusal } from '../rig/problem.js';
import { Rig, type Stack } from '../rig/rig.js';
import { contactsPath } from '../rig/sandbox.js';
import { TcpProxy } from '../rig/tcp-proxy.js';

const contact = { type: { id: 1 }, name: 'Ada' };
const keyed = (key: string) => ({ 'idempotency-key': key });

const rig = new Rig();
afterAll(() => rig.close());

interface HeldStack extends Stack {
  readonly vendorLine: TcpProxy;
  /** The vendor's address by way of that line. */
  readonly upstream: string;
}

describe.each(engines)('the same Idempotency-Key, on $engine', (engine) => {
  let stack: HeldStack;
  beforeAll(async () => {
    stack = await startHeldStack(engine);
  });
  beforeEach(() => stack.sandbox.reset());

  it('after the creation gets the same answer again, on every process, also after a restart', async () => {
    const { sandbox, storage, upstream, token } = stack;
    const first = await stack.bff.create(contact, keyed('finished'));
    expect(first.status).toBe(201);
    // The embedded database belongs to one process at a time.
    if (engine.engine === 'sqlite') {
      expect(await stack.bff.terminate()).toBe(0);
      stack = { ...stack, bff: await rig.bff({ upstream, token, environment: storage.environment }) };
    }
    const other =
      engine.engine === 'sqlite'
        ? stack.bff
        : await rig.bff({ upstream, token, environment: storage.environment });
    for (const bff of [stack.bff, other]) {
      const second = await bff.create(contact, keyed('finished'));
      expect([second.status, second.text]).toEqual([201, first.text]);
      expect(second.headers).toMatchObject({
        'idempotent-replayed': 'true',
        'operation-id': first.headers['operation-id'],
        location: first.headers['location'],
      });
      const changed = await bff.create({ ...contact, name: 'Somebody else' }, keyed('finished'));
      expectRefusal(changed, 422, 'idempotency-key-reused');
    }
    expect(await sandbox.creations()).toHaveLength(1);
  });

  it('twenty times at once sends one POST; the others hear that it is under way', async () => {
    const { bff, sandbox, vendorLine } = stack;
    expect((await bff.create(contact)).status).toBe(201);
    await sandbox.reset();
    vendorLine.hold();
    const { created, others } = await separateOnceOthersAreAnswered(
      vendorLine,
      Array.from({ length: 20 }, () => bff.create(contact, keyed('at-once'))),
      1,
    );
    expect(created.map(({ status }) => status)).toEqual([201]);
    for (const other of others) expectInProgress(other, created[0]!);
    expect(await sandbox.creations()).toHaveLength(1);
  });

  it('is the same, bare or as a quoted string', async () => {
    const { bff, sandbox } = stack;
    expect((await bff.create(contact, keyed('quo\\"ted'))).status).toBe(201);
    expectReplay(await bff.create(contact, keyed('"quo\\\\\\"ted"')));
    expect((await bff.create(contact, keyed('"bare"'))).status).toBe(201);
    expectReplay(await bff.create(contact, keyed('bare')));
    expect(await sandbox.creations()).toHaveLength(2);
  });

  it('is another one for another caller and for another organisation', async () => {
    const { bff, sandbox } = stack;
    const others = [await sandbox.signInUser(), await sandbox.signIn('sandbox-application-token-67890')];
    expect((await bff.create(contact, keyed('shared'))).status).toBe(201);
    const [sameOrganisation, otherOrganisation] = await Promise.all([
      bff.send('POST', contactsPath, { body: contact, bearer: others[0]!, headers: keyed('shared') }),
      bff.send('POST', '/api/v1/organisation/67890/contact', {
        body: contact,
        bearer: others[1]!,
        headers: keyed('shared'),
      }),
    ]);
    expect([sameOrganisation.status, otherOrganisation.status]).toEqual([201, 201]);
    expect(await sandbox.creations()).toHaveLength(3);
  });

  it('holds for a new token of the same caller', async () => {
    const { bff, sandbox } = stack;
    const first = await bff.create(contact, keyed('renewed'));
    const bearer = await sandbox.signIn();
    const call = { body: contact, bearer, headers: keyed('renewed') };
    const second = await bff.send('POST', contactsPath, call);
    expectReplay(second);
    expect(second.headers['operation-id']).toBe(first.headers['operation-id']);
  });

  it.each([
    [401, 'not-authenticated'],
    [403, 'forbidden'],
    [404, 'not-found'],
  ])('is free again after a vendor answer of %i', async (status, slug) => {
    const { bff, sandbox, token } = stack;
    await sandbox.plan({ fault: { kind: 'status', status, body: { message: 'No.' } } });
    const key = keyed(`released-${status}`);
    const bearer = refusedTokenOf(token);
    const refused = await bff.send('POST', contactsPath, { body: contact, bearer, headers: key });
    expectRefusal(refused, status, slug);
    const second = await bff.create(contact, key);
    expect(second.status).toBe(201);
    expect(second.headers['operation-id']).not.toBe(refused.headers['operation-id']);
    expectReplay(await bff.create(contact, key));
    expect(await sandbox.creations()).toHaveLength(2);
  });

  it('is sent again under the same operation after a vendor answer of 429', async () => {
    const { bff, sandbox } = stack;
    await sandbox.plan({ fault: { kind: 'rate_limited', retry_after: 1 } });
    const first = await bff.create(contact, keyed('limited'));
    expectRefusal(first, 429, 'upstream-quota');
    const second = await bff.create(contact, keyed('limited'));
    expect([second.status, second.headers['operation-id']]).toEqual([201, first.headers['operation-id']]);
    expect(await sandbox.creations()).toHaveLength(2);
  });

  it.each([
    [400, 422, 'rejected', 422, 'upstream-rejected'],
    [409, 422, 'rejected', 422, 'upstream-rejected'],
    [422, 422, 'rejected', 422, 'upstream-rejected'],
    [500, 504, 'in_doubt', 504, 'in-doubt'],
    [302, 502, 'in_doubt', 504, 'in-doubt'],
  ])('stays taken after a vendor answer of %i', async (status, answered, state, again, slug) => {
    const { bff, sandbox } = stack;
    await sandbox.plan({ fault: { kind: 'status', status, body: { message: 'No.' } } });
    const key = keyed(`kept-${status}`);
    const first = await bff.create(contact, key);
    expect(first.status).toBe(answered);
    const problem = expectRefusal(await bff.create(contact, key), again, slug);
    expect(problem.operation_id).toBe(first.headers['operation-id']);
    expect(problem.location).toBeUndefined();
    expect(await bff.operation(problem.operation_id!)).toMatchObject({ state, contact_id: null });
    expect(await sandbox.creations()).toHaveLength(1);
  });

  it('is free for a correct contact after a body that breaks a rule', async () => {
    const { bff } = stack;
    const key = keyed('corrected');
    expectRefusal(await bff.create({ ...contact, name: 1 }, key), 422, 'validation-failed');
    expect((await bff.create(contact, key)).status).toBe(201);
  });
});

it('is free again after the vendor could not be reached', async () => {
  const storage = await rig.storage(engines[0]);
  const sandbox = await rig.sandbox();
  const token = await sandbox.signIn();
  const environment = storage.environment;
  const upstream = `http://127.0.0.1:${await freePort()}`;
  const cutOff = await rig.bff({ upstream, token, environment });
  const key = keyed('unreachable');
  const problem = expectRefusal(await cutOff.create(contact, key), 503, 'not-sent');
  expect(problem.retry).toBe('safe');
  // It cannot be asked about the token either, and what was not sent is safe to send.
  expect(expectRefusal(await cutOff.create(contact, key), 503, 'not-sent').operation_id).toBe(
    problem.operation_id,
  );
  const connected = await rig.bff({ upstream: sandbox.origin, token, environment });
  const created = await connected.create(contact, key);
  expect([created.status, created.headers['operation-id']]).toEqual([201, problem.operation_id]);
});

it('holds when the secret keys are rotated between two requests', async () => {
  const { bff, sandbox, storage, token, upstream } = await startHeldStack(engines[0]);
  const first = await bff.create(contact, keyed('rotated'));
  const next = `next:${Buffer.alloc(32, 3).toString('base64url')}`;
  const start = (keys: string) =>
    rig.bff({ upstream, token, environment: { ...storage.environment, BFF_SECRET_KEYS: keys } });
  const rotated = await start(`${next},${storage.environment['BFF_SECRET_KEYS'] ?? ''}`);
  const again = await rotated.create(contact, keyed('rotated'));
  expect([again.status, again.text]).toEqual([201, first.text]);
  // Without the old key nobody can open the answer, or tell whether the body is the same: no second POST all the same.
  const forgotten = await start(next);
  expectRefusal(await forgotten.create(contact, keyed('rotated')), 409, 'conflict');
  expect(await sandbox.creations()).toHaveLength(1);
});

it('over two processes on one PostgreSQL sends one POST for each key', async () => {
  const { bff, sandbox, storage, token, vendorLine, upstream } = await startHeldStack(engines[0]);
  const second = await rig.bff({ upstream, token, environment: storage.environment });
  const keys = Array.from({ length: 30 }, (_, index) => `race-${index}`);
  // Both have seen the vendor accept the token, so that they need not ask while it does not answer.
  for (const process of [bff, second]) expect((await process.create(contact)).status).toBe(201);
  await sandbox.reset();
  vendorLine.hold();
  const calls = keys.flatMap((key) =>
    [bff, second].map((process) => process.create({ ...contact, name: key }, keyed(key))),
  );
  const { created, others } = await separateOnceOthersAreAnswered(vendorLine, calls, keys.length);
  const winners = new Map(created.map((answer) => [answer.headers['operation-id'], answer]));
  expect(created.map(({ status }) => status)).toEqual(keys.map(() => 201));
  expect(winners.size).toBe(keys.length);
  for (const other of others) expectInProgress(other, winners.get(other.headers['operation-id'])!);
  const sent = (await sandbox.creations()).map(({ body }) => (body as { name: string }).name);
  expect(sent.sort()).toEqual([...keys].sort());
  for (const key of keys) expectReplay(await second.create({ ...contact, name: key }, keyed(key)));
});

/** The usual stack, with a line to the vendor that can be held. */
async function startHeldStack(engine: TestEngine): Promise<HeldStack> {
  const [sandbox, storage] = await Promise.all([rig.sandbox(), rig.storage(engine)]);
  const vendorLine = await TcpProxy.start(new URL(sandbox.origin));
  rig.defer(() => vendorLine.close());
  const token = await sandbox.signIn();
  const upstream = `http://127.0.0.1:${vendorLine.port}`;
  const bff = await rig.bff({ upstream, token, environment: storage.environment });
  return { sandbox, storage, bff, token, vendorLine, upstream };
}

/**
 * Waits until only those calls are unanswered that hold their key, lets these go, and waits for them too.
 * @param holders how many calls hold a key
 */
async function separateOnceOthersAreAnswered(
  line: TcpProxy,
  calls: readonly Promise<WireAnswer>[],
  holders: number,
): Promise<{ created: WireAnswer[]; others: WireAnswer[] }> {
  const others: WireAnswer[] = [];
  const created: WireAnswer[] = [];
  let released = false;
  await Promise.all(
    calls.map(async (call) => {
      const answer = await call;
      (released ? created : others).push(answer);
      if (others.length < calls.length - holders) return;
      released = true;
      line.release();
    }),
  );
  return { created, others };
}

function expectReplay(answer: WireAnswer): void {
  expect([answer.status, answer.headers['idempotent-replayed']]).toEqual([201, 'true']);
}

function expectInProgress(answer: WireAnswer, created: WireAnswer): void {
  const problem = expectRefusal(answer, 409, 'operation-in-progress');
  expect(problem).toMatchObject({ retry: 'same_key', operation_id: created.headers['operation-id'] });
  expect(answer.headers['operation-id']).toBe(problem.operation_id);
  expect(answer.headers['retry-after']).toMatch(/^[1-9]\d*$/);
}
