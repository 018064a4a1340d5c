import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createContact,
  deleteContact,
  getAuditCheckpoint,
  getAuditPublicKeys,
  getContact,
  getOwnOrganisation,
  listAuditEvents,
  listContacts,
  listContactTypes,
  listCountries,
  updateContact,
} from '../src/index.js';
import { organisationId, startService, type Service } from './start-service.js';

describe('the whole resource, with the BFF and the sandbox', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  it('creates, changes, lists and deletes a contact', async () => {
    const { connection } = service;
    const created = await createContact(connection, organisationId, { type: { id: 6 }, city: 'Berlin' });
    expect(created.kind).toBe('created');
    if (created.kind !== 'created') return;
    const address = { organisationId, contactId: created.contactId };
    expect(await updateContact(connection, address, { city: 'Hamburg' })).toEqual({
      kind: 'done',
      value: undefined,
    });
    expect(await updateContact(connection, address, {})).toMatchObject({
      kind: 'invalid',
      errors: [{ pointer: '', code: 'required' }],
    });
    expect(await getContact(connection, address)).toMatchObject({ kind: 'done', value: { city: 'Hamburg' } });
    const list = await listContacts(connection, organisationId);
    expect(list.kind === 'done' && list.value.map(({ id }) => String(id))).toContain(created.contactId);
    expect(await deleteContact(connection, address)).toEqual({ kind: 'done', value: undefined });
    expect(await getContact(connection, address)).toMatchObject({ kind: 'notFound' });
  });

  it('reads what surrounds contacts', async () => {
    const { connection } = service;
    const countries = await listCountries(connection, { geographic: true });
    expect(countries).toMatchObject({ kind: 'done' });
    expect(countries.kind === 'done' && countries.value.length).toBeGreaterThan(10);
    expect(await getOwnOrganisation(connection)).toMatchObject({
      kind: 'done',
      value: { id: organisationId },
    });
    const types = await listContactTypes({ baseUrl: connection.baseUrl });
    expect(types.kind === 'done' && types.value.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('reads the trail page by page, and what it is verified with', async () => {
    const { connection } = service;
    const first = await listAuditEvents(connection, organisationId, { limit: 1 });
    expect(first).toMatchObject({ kind: 'done', value: { events: [{ organisation_id: organisationId }] } });
    const cursor = first.kind === 'done' ? first.value.next_cursor : null;
    const second = await listAuditEvents(connection, organisationId, { limit: 1, cursor: cursor ?? '' });
    expect(second).toMatchObject({ kind: 'done', value: { events: [{}] } });
    expect(second).not.toEqual(first);
    expect(await listAuditEvents(connection, organisationId, { limit: 501 })).toMatchObject({
      kind: 'invalid',
    });
    expect(await listAuditEvents(connection, 67_890)).toMatchObject({ kind: 'forbidden' });
    expect(await getAuditPublicKeys(connection)).toMatchObject({
      kind: 'done',
      value: { keys: [{ kty: 'OKP' }] },
    });
    const deadline = performance.now() + 20_000;
    let checkpoint = await getAuditCheckpoint(connection, organisationId);
    while (checkpoint.kind === 'notFound' && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      checkpoint = await getAuditCheckpoint(connection, organisationId);
    }
    expect(checkpoint).toMatchObject({ kind: 'done', value: expect.stringMatching(/\n\n— /) });
  });

  it('says that nobody is there', async () => {
    const nowhere = { ...service.connection, baseUrl: 'http://127.0.0.1:9' };
    expect(await listContacts(nowhere, organisationId)).toMatchObject({ kind: 'unreachable' });
    expect(await listContacts(nowhere, organisationId, { signal: AbortSignal.abort() })).toEqual({
      kind: 'aborted',
    });
  });
});
