import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createContact, followCreation, getOperation, listAuditEvents } from '../src/index.js';
import type { NewContact, OperationView } from '../src/index.js';
import { organisationId, startService, type Service } from './start-service.js';

const contact: NewContact = { type: { id: 1 }, name: 'Ada Example' };

describe('createContact, with the BFF and the sandbox', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ UPSTREAM_TIMEOUT_MS: '2000', UPSTREAM_SETTLE_AFTER_MS: '1000' });
  });
  afterAll(() => service.stop());

  const create = (sent: NewContact = contact, options = {}) =>
    createContact(service.connection, organisationId, sent, options);

  it('creates a contact, and under its key never a second one', async () => {
    const created = await create();
    expect(created).toMatchObject({ kind: 'created', contact: { name: 'Ada Example' }, replayed: false });
    if (created.kind !== 'created') return;
    const before = (await service.creations()).length;
    const { idempotencyKey } = created;
    expect(await create(contact, { idempotencyKey })).toEqual({ ...created, replayed: true });
    expect(await create({ type: { id: 2 } }, { idempotencyKey })).toMatchObject({
      kind: 'refused',
      problem: { slug: 'idempotency-key-reused' },
    });
    expect(await service.creations()).toHaveLength(before);
    expect(created.location).toBe(`/api/v1/organisation/${organisationId}/contact/${created.contactId}`);
  });

  it('finds broken rules before anything is sent, and the BFF finds the same', async () => {
    const broken = { type: { id: 1 }, email: 'nobody', zip_code: '1' } as NewContact;
    const local = await create(broken);
    expect(local).toMatchObject({ kind: 'invalid', problem: undefined });
    const remote = await create(broken, { validate: false });
    expect(remote).toMatchObject({ kind: 'invalid', problem: { slug: 'validation-failed' } });
    if (local.kind !== 'invalid' || remote.kind !== 'invalid') return;
    expect(local.errors.length).toBeGreaterThan(1);
    expect(remote.errors).toEqual(local.errors);
  });

  it('tells what the vendor refuses, with the place', async () => {
    expect(await create({ type: { id: 1 }, country: { id: 99_999 } })).toMatchObject({
      kind: 'refused',
      errors: [{ code: 'unknown_reference' }],
      problem: { slug: 'upstream-rejected' },
    });
  });

  it('repeats under one key what was not sent, after the time that the answer asks for', async () => {
    await service.plan({ kind: 'rate_limited', retry_after: '1' });
    const created = await create();
    expect(created).toMatchObject({ kind: 'created', replayed: false });
    if (created.kind !== 'created') return;
    const trail = await listAuditEvents(service.connection, organisationId, {
      operation_id: created.operationId ?? '',
    });
    expect(trail.kind === 'done' && trail.value.events.map(({ outcome }) => outcome)).toEqual([
      'created',
      'attempted',
      'not_sent',
      'attempted',
    ]);
  });

  it('says that it is in doubt, and follows it until the outcome is known', async () => {
    await service.plan('created_then_reset');
    const result = await create({ type: { id: 2 }, name: 'In doubt' }, { limits: { attempts: 1 } });
    expect(result).toMatchObject({ kind: 'inDoubt', operationId: expect.any(String) });
    if (result.kind !== 'inDoubt') return;
    const states: OperationView['state'][] = [];
    const settled = await followCreation(
      service.connection,
      { idempotencyKey: result.idempotencyKey, organisationId },
      { onState: ({ state }) => states.push(state) },
    );
    expect(settled).toMatchObject({ kind: 'settled', operation: { state: 'created' } });
    expect(states.at(-1)).toBe('created');
    expect(await create({ type: { id: 2 }, name: 'In doubt' }, { ...result })).toMatchObject({
      kind: 'created',
      replayed: true,
    });
  });

  it('knows a token that is none, and an operation that is unknown', async () => {
    const connection = { ...service.connection, credential: { kind: 'bearer', token: () => 'x' } } as const;
    expect(await createContact(connection, organisationId, contact)).toMatchObject({
      kind: 'notAuthenticated',
    });
    expect(await create(contact, { signal: AbortSignal.abort() })).toEqual({ kind: 'aborted' });
    const name = { idempotencyKey: 'never-used' };
    expect(await getOperation(service.connection, name)).toMatchObject({ kind: 'notFound' });
    expect(await followCreation(service.connection, name)).toEqual({ kind: 'unknown' });
  });

  it('is in doubt when it is ended under way, or nobody answers', async () => {
    await service.plan('no_answer');
    const result = await create(contact, { signal: AbortSignal.timeout(300) });
    expect(result).toMatchObject({ kind: 'inDoubt', operationId: undefined, reason: 'aborted under way' });
    const nowhere = { ...service.connection, baseUrl: 'http://127.0.0.1:9' };
    expect(await createContact(nowhere, organisationId, contact)).toMatchObject({
      kind: 'inDoubt',
      idempotencyKey: expect.any(String),
    });
  });

  // Last, since the BFF asks the vendor nothing while that lasts.
  it('does not repeat beyond its limits', async () => {
    await service.plan({ kind: 'rate_limited', retry_after: '60' });
    const began = performance.now();
    expect(await create()).toMatchObject({ kind: 'notSent', retryAfterSeconds: 60 });
    expect(performance.now() - began).toBeLessThan(25_000);
  });
});
