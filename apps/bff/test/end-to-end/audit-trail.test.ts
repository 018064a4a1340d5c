import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refusedTokenOf } from '../rig/claimed-token.js';
import type { AuditEvent } from '../../src/audit/audit-event.js';
import type { Bff } from '../rig/bff.js';
import { claimedToken } from '../rig/claimed-token.js';
import { engines } from '../rig/engines.js';
import { expectRefusal } from '../rig/problem.js';
import { Rig, startStack, type Stack } from '../rig/rig.js';
import { contactsPath } from '../rig/sandbox.js';
import { storedEvents } from '../rig/stored-rows.js';

const contact = { type: { id: 1 }, name: 'Ada' };

const rig = new Rig();
afterAll(() => rig.close());

async function readAll(bff: Bff, query: Record<string, string> = {}): Promise<AuditEvent[]> {
  const events: AuditEvent[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = await bff.auditEvents({ ...query, ...(cursor === '' ? {} : { cursor }) });
    events.push(...page.events);
    cursor = page.next_cursor;
  }
  // Reading leaves events of its own.
  return events.filter(({ action }) => action !== 'audit.read');
}

/** Fills the trail with more than 100 events of all outcomes that a creation can have, by two callers. */
async function fillTrail({ bff, sandbox }: Stack): Promise<void> {
  const user = await sandbox.signInUser();
  for (const status of [422, 401, 500, 429]) {
    await sandbox.plan({ fault: { kind: 'status', status, body: {} } });
    // A token to which the vendor has answered 401 is of no use for a minute.
    const bearer = status === 401 ? { bearer: refusedTokenOf(user) } : {};
    await bff.send('POST', contactsPath, { body: contact, ...bearer });
  }
  const more = Array.from({ length: 56 }, (_, index) =>
    index % 4 === 0
      ? bff.send('POST', contactsPath, { body: contact, bearer: user })
      : bff.create({ ...contact, type: { id: 1 + (index % 6) } }),
  );
  for (const { status } of await Promise.all(more)) expect(status).toBe(201);
}

describe.each(engines)('the trail, on $engine', (engine) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack(rig, engine);
    await fillTrail(stack);
  });

  it('is read whole in pages, newest first, while new events come in', async () => {
    const { bff, storage } = stack;
    const before = (await storedEvents(storage)).filter(({ chain }) => chain === '12345');
    expect(before.length).toBeGreaterThan(100);
    const paged: AuditEvent[] = [];
    let cursor: string | null = null;
    do {
      const page = await bff.auditEvents({ limit: '7', ...(cursor === null ? {} : { cursor }) });
      expect(page.events.length).toBeLessThanOrEqual(7);
      paged.push(...page.events);
      cursor = page.next_cursor;
      if (paged.length === 21) await bff.create(contact);
    } while (cursor !== null);
    expect(paged.map(({ id }) => id)).toEqual(before.map(({ event_id }) => event_id).reverse());
    const page = await bff.auditEvents();
    expect([page.events.length, page.events[0]?.outcome]).toEqual([50, 'created']);
    expect(page.events.filter(({ action }) => action === 'audit.read')).toHaveLength(1);
  });

  it('gives with each filter exactly the events that fit it', async () => {
    const { bff } = stack;
    const all = await readAll(bff, { limit: '500' });
    const middle = all[Math.floor(all.length / 2)]!;
    const failed = all.find(({ outcome }) => outcome === 'in_doubt')!;
    const created = all.find(({ outcome, caller }) => outcome === 'created' && caller.kind === 'user')!;
    const filters: readonly (readonly [Record<string, string>, (event: AuditEvent) => boolean])[] = [
      [{ action: 'contact.create' }, ({ action }) => action === 'contact.create'],
      [{ action: 'contact.delete' }, () => false],
      ...(['attempted', 'created', 'rejected', 'in_doubt', 'not_sent', 'ambiguous'] as const).map(
        (outcome) => [{ outcome }, (event: AuditEvent) => event.outcome === outcome] as const,
      ),
      [{ since: middle.time }, ({ time }) => time >= middle.time],
      [{ until: middle.time }, ({ time }) => time < middle.time],
      [{ since: middle.time.replace('Z', '+00:00') }, ({ time }) => time >= middle.time],
      [{ contact_id: created.contact_id! }, ({ contact_id }) => contact_id === created.contact_id],
      [{ request_id: failed.request_id! }, ({ request_id }) => request_id === failed.request_id],
      [{ operation_id: failed.operation_id! }, (event) => event.operation_id === failed.operation_id],
      [
        { operation_id: failed.operation_id!.toUpperCase() },
        (event) => event.operation_id === failed.operation_id,
      ],
      [{ actor: created.caller.id! }, ({ caller }) => caller.id === created.caller.id],
      [{ actor: 'nobody' }, () => false],
      [
        { actor: '1', outcome: 'created', until: middle.time },
        ({ caller, outcome, time }) => caller.id === '1' && outcome === 'created' && time < middle.time,
      ],
    ];
    for (const [query, fits] of filters) {
      const found = await readAll(bff, { ...query, limit: '13' });
      expect({ query, ids: found.map(({ id }) => id) }).toEqual({
        query,
        ids: all.filter(fits).map(({ id }) => id),
      });
    }
  });

  it.each([
    'limit=0',
    'limit=501',
    'limit=1e2',
    'limit=',
    'limit=5&limit=5',
    'cursor=',
    'cursor=YmVmb3JlOi0x',
    'cursor=%00',
    'since=yesterday',
    'since=2026-02-30T00:00:00Z',
    'until=2026-11-23',
    'action=contact.*',
    'outcome=CREATED',
    'actor=',
    'actor=%00',
    'contact_id=1.0',
    "operation_id=' OR 1=1 --",
  ])('refuses the filter %s', async (query) => {
    const answer = await stack.bff.send('GET', `/bff/organisation/12345/audit-events?${query}`);
    expectRefusal(answer, 400, 'bad-request');
  });

  it('refuses filters that it does not know instead of ignoring them', async () => {
    const answer = await stack.bff.send('GET', '/bff/organisation/12345/audit-events?caller=1');
    expectRefusal(answer, 400, 'forbidden-query-parameter');
  });

  it('is not shown to another organisation, whether or not it exists', async () => {
    const { bff, sandbox, storage } = stack;
    const read = (organisation: number, bearer = stack.token) =>
      bff.send('GET', `/bff/organisation/${organisation}/audit-events`, { bearer });
    const answers = [await read(67890), await read(99999)];
    const [existing, missing] = answers.map((answer) => {
      const { request_id: _, instance: __, ...rest } = expectRefusal(answer, 403, 'forbidden');
      return rest;
    });
    expect(existing).toEqual(missing);
    const stranger = await sandbox.signIn('sandbox-application-token-67890');
    expectRefusal(await read(12345, stranger), 403, 'forbidden');
    expect((await read(67890, stranger)).status).toBe(200);
    const refused = (await storedEvents(storage)).filter((event) => event.problem_slug === 'forbidden');
    expect(
      refused.map(({ chain, action, outcome, organisation_id, caller_id }) => [
        chain,
        action,
        outcome,
        organisation_id,
        caller_id,
      ]),
    ).toEqual([
      [null, 'request.refuse', 'refused', '67890', '1'],
      [null, 'request.refuse', 'refused', '99999', '1'],
      [null, 'request.refuse', 'refused', '12345', '2'],
    ]);
  });

  it('is shown to nobody without a token that the vendor accepts', async () => {
    const { bff, token } = stack;
    const path = '/bff/organisation/12345/audit-events';
    const [header, payload] = token.split('.');
    for (const bearer of [
      claimedToken({ 'esc.app': 1 }),
      claimedToken({ exp: 1 }),
      `${header}.${payload}.forged`,
      `${token}x`,
      'no-token',
    ]) {
      const answer = await bff.send('GET', path, { bearer });
      expectRefusal(answer, 401, 'not-authenticated');
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
    expectRefusal(await bff.client.send('GET', path), 401, 'not-authenticated');
  });

  it('tells nobody else what became of an operation, or whether there is one', async () => {
    const { bff, sandbox } = stack;
    const operationId = String((await bff.create(contact)).headers['operation-id']);
    const strangers = [await sandbox.signInUser(), await sandbox.signIn('sandbox-application-token-67890')];
    const unknown = operationId.replace(/.{12}$/, '000000000000');
    for (const bearer of strangers) {
      for (const id of [operationId, unknown, 'nonsense']) {
        const answer = await bff.send('GET', `/bff/operations/${id}`, { bearer });
        const { detail } = expectRefusal(answer, 404, 'not-found');
        expect(detail).toBe('There is no operation with this id that this caller has begun.');
      }
    }
    const forged = await bff.send('GET', `/bff/operations/${operationId}`, { bearer: claimedToken() });
    expectRefusal(forged, 401, 'not-authenticated');
  });

  it('holds what an accepted caller was refused', async () => {
    const { bff } = stack;
    const refusals = [
      [await bff.create({ type: { id: 0 } }), 'validation-failed'],
      [await bff.create('{'), 'malformed-json'],
      [await bff.send('POST', `${contactsPath}?id=1`, { body: contact }), 'forbidden-query-parameter'],
      [await bff.create(contact, { 'idempotency-key': ' ' }), 'invalid-idempotency-key'],
      [await bff.create(contact, { 'content-type': 'text/plain' }), 'unsupported-media-type'],
    ] as const;
    for (const [answer, slug] of refusals) {
      const { events } = await bff.auditEvents({ request_id: String(answer.headers['x-request-id']) });
      expect(events).toMatchObject([
        {
          action: 'request.refuse',
          outcome: 'refused',
          caller: { kind: 'application', id: '1', accepted: true },
          organisation_id: 12345,
          operation_id: null,
          fields: [],
          problem: { slug, status: answer.status },
        },
      ]);
    }
  });
});
