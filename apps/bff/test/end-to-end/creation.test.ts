import type { Socket } from 'node:net';
import { response } from '../../src/upstream/raw-server.fixtures.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimedToken } from '../rig/claimed-token.js';
import { engines } from '../rig/engines.js';
import { expectRefusal } from '../rig/problem.js';
import { Rig, startStack, type Stack } from '../rig/rig.js';
import { contactsPath, organisationId } from '../rig/sandbox.js';
import { storedEvents, storedOperations } from '../rig/stored-rows.js';
import { ScriptedVendor } from '../rig/scripted-vendor.js';

const fullContact = {
  name: 'Ada Lovelace',
  title: 'Countess',
  department: 'Analysis',
  street: '12 St James’s Square',
  secondary_address: 'Floor 2',
  zipcode: 'SW1Y 4JH',
  city: 'London',
  state: 'England',
  country: { id: 205 },
  email: 'ada@example.com',
  phone: '+44 20 7946 0000',
  mobile: '+44 7700 900000',
};

const rig = new Rig();
afterAll(() => rig.close());

describe.each(engines)('on $engine', (engine) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack(rig, engine);
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'answer, vendor, database and trail agree on a contact of type %i',
    async (id) => {
      const { bff, sandbox, storage, token } = stack;
      const contact = {
        type: { id },
        ...fullContact,
        ...(id === 6 ? { purchase_order_number: 'PO-2026-0001' } : {}),
      };
      const answer = await bff.create(contact);
      expect(answer.status).toBe(201);
      const created = JSON.parse(answer.text) as { id: number; contact_id: string };
      expect(created).toMatchObject({ ...fullContact, type: { id }, country: { id: 205 } });
      expect(created.contact_id).toBe(String(created.id));
      expect(answer.headers['location']).toBe(`${contactsPath}/${created.contact_id}`);

      const stored = await sandbox.contacts(token);
      expect(stored.find((listed) => listed.id === created.id)).toMatchObject({
        ...contact,
        type: { id },
        country: { id: 205 },
      });
      const sent = (await sandbox.creations()).filter(({ body }) => isOfType(body, id));
      expect(sent).toEqual([
        expect.objectContaining({ method: 'POST', path: contactsPath, body: contact, status: 201 }),
      ]);

      const operationId = String(answer.headers['operation-id']);
      const operations = await storedOperations(storage);
      expect(operations.filter((row) => row.operation_id === operationId)).toEqual([
        {
          operation_id: operationId,
          organisation_id: String(organisationId),
          caller_key: '12345/application/1',
          idempotency_claim: null,
          state: 'created',
          contact_id: created.contact_id,
        },
      ]);
      const rows = (await storedEvents(storage)).filter((row) => row.operation_id === operationId);
      expect(rows.map(({ outcome, contact_id }) => [outcome, contact_id])).toEqual([
        ['attempted', null],
        ['created', created.contact_id],
      ]);

      const { events } = await bff.auditEvents({ operation_id: operationId });
      expect(events.map((event) => event.id)).toEqual(rows.map((row) => row.event_id).reverse());
      expect(events).toMatchObject([
        {
          action: 'contact.create',
          outcome: 'created',
          caller: { kind: 'application', id: '1', accepted: true },
          organisation_id: organisationId,
          contact_id: created.contact_id,
          request_id: answer.headers['x-request-id'],
          fields: expect.arrayContaining(Object.keys(contact)),
          type_id: id,
          upstream: { status: 201, error_token: null },
        },
        { action: 'contact.create', outcome: 'attempted', contact_id: null, upstream: { status: null } },
      ]);
      expect(await bff.operation(operationId)).toMatchObject({
        state: 'created',
        contact_id: created.contact_id,
        location: `${contactsPath}/${created.contact_id}`,
        waiting_for: null,
      });
    },
  );

  it('stores an event or a creation only together with its operation', async () => {
    const { bff, storage } = stack;
    expectRefusal(await bff.create({ type: { id: 1 }, email: 'no mailbox' }), 422, 'validation-failed');
    const operations = await storedOperations(storage);
    const events = await storedEvents(storage);
    const begun = events.filter(({ action }) => action === 'contact.create');
    expect(new Set(begun.map(({ operation_id }) => operation_id))).toEqual(
      new Set(operations.map(({ operation_id }) => operation_id)),
    );
    expect(begun).toHaveLength(2 * operations.length);
  });
});

describe.each(engines)('before the vendor gets a POST, on $engine', (engine) => {
  it('its intent is durable: an independent connection can read it', async () => {
    const storage = await rig.storage(engine);
    let posts = 0;
    const missing: string[] = [];
    const vendor = await ScriptedVendor.start();
    rig.defer(() => vendor.close());
    vendor.onCreate = (socket, { body }) => void answerIfIntended(socket, body);
    const bff = await rig.bff({
      upstream: vendor.origin,
      token: claimedToken(),
      environment: storage.environment,
    });

    for (let count = 1; count <= 5; count++) {
      expect((await bff.create({ type: { id: 1 } })).status).toBe(201);
    }
    const together = await Promise.all(Array.from({ length: 40 }, () => bff.create({ type: { id: 2 } })));
    expect(together.map(({ status }) => status)).toEqual(together.map(() => 201));
    expect(posts).toBe(45);
    expect(missing).toEqual([]);

    async function answerIfIntended(socket: Socket, body: string): Promise<void> {
      posts += 1;
      const seen = posts;
      const events = await storedEvents(storage);
      const operations = await storedOperations(storage);
      const begun = new Set(operations.map(({ operation_id }) => operation_id));
      const intents = events.filter(({ outcome }) => outcome === 'attempted');
      if (intents.filter(({ operation_id }) => begun.has(operation_id ?? '')).length < seen)
        missing.push(body);
      const contact = { ...JSON.parse(body), id: seen, contact_id: String(seen) };
      socket.write(response(201, [], JSON.stringify(contact)));
    }
  });
});

function isOfType(body: unknown, id: number): boolean {
  return (body as { type: { id: number } }).type.id === id;
}
