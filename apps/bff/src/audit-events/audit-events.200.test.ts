import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEvent } from '../audit/audit-event.js';
import { contactsPath, startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { answering, vendorContact } from '../../test/rig/scripted-vendor.js';

const path = '/bff/organisation/12345/audit-events';

interface Page {
  readonly events: readonly AuditEvent[];
  readonly next_cursor: string | null;
}

describe('GET audit events, 200', () => {
  let bff: InProcessApp;
  let operationId: string;
  beforeAll(async () => {
    bff = await startApp();
    const headers = { 'x-request-id': 'request-1', 'user-agent': 'agent/1', origin: 'https://x.example' };
    bff.vendor.onCreate = answering(201, JSON.stringify(vendorContact));
    const created = await bff.call('POST', contactsPath, {
      body: { type: { id: 6 }, name: 'Ada Example' },
      headers,
    });
    operationId = String(created.headers['operation-id']);
    bff.vendor.onCreate = answering(422, '{"error_code":1400,"error_token":"InputValidationFailed"}');
    await bff.call('POST', contactsPath, { body: { type: { id: 1 } } });
    await bff.call('POST', contactsPath, { body: { type: { id: 0 }, name: 'Ada Example' } });
  });
  afterAll(() => bff.close());

  async function read(query = ''): Promise<Page> {
    const answer = await bff.call('GET', path + query);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(answer.headers['x-request-id']).toEqual(expect.any(String));
    const page = JSON.parse(answer.text) as Page;
    // What these very reads have left behind.
    return { ...page, events: page.events.filter(({ action }) => action !== 'audit.read') };
  }

  const summary = ({ events }: Page) => events.map(({ action, outcome }) => `${action} ${outcome}`);

  it('shows intent, outcome and refusals, newest first', async () => {
    const page = await read();
    expect(summary(page)).toEqual([
      'request.refuse refused',
      'contact.create rejected',
      'contact.create attempted',
      'contact.create created',
      'contact.create attempted',
    ]);
    expect(page.next_cursor).toBeNull();
    expect(JSON.stringify(page)).not.toContain('Ada');
  });

  it('shows every member of an event', async () => {
    const { events } = await read(`?operation_id=${operationId}`);
    expect(events[0]).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      chain: null,
      seq: null,
      time: expect.stringMatching(/Z$/),
      action: 'contact.create',
      outcome: 'created',
      caller: { kind: 'application', id: '7', accepted: true },
      organisation_id: 12345,
      contact_id: '4711',
      operation_id: operationId,
      request_id: 'request-1',
      trace_id: null,
      fields: ['type', 'name'],
      type_id: 6,
      upstream: { status: 201, error_token: null },
      duration_ms: expect.any(Number),
      problem: null,
      count: 1,
      personal: {
        source_address: '127.0.0.1',
        user_agent: 'agent/1',
        origin: 'https://x.example',
        user_name: null,
      },
      personal_salt: null,
      personal_commitment: null,
      previous_hash: null,
      hash: null,
    });
  });

  it('says why a request was refused', async () => {
    const { events } = await read('?action=request.refuse');
    expect(events).toEqual([
      expect.objectContaining({ problem: { slug: 'validation-failed', status: 422 }, outcome: 'refused' }),
    ]);
  });

  it.each([
    ['outcome=rejected', ['contact.create rejected']],
    ['contact_id=4711', ['contact.create created']],
    ['request_id=request-1', ['contact.create created', 'contact.create attempted']],
    ['action=contact.create&outcome=created', ['contact.create created']],
    ['actor=8', []],
    ['since=2099-01-01T00:00:00Z', []],
    ['until=2020-01-01T00:00:00%2B01:00', []],
    ['limit=1&actor=7&action=contact.create', ['contact.create rejected']],
  ])('filters by %s', async (query, expected) => {
    expect(summary(await read(`?${query}`))).toEqual(expected);
  });

  it('pages through everything once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 10; pages++) {
      const page = await read(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.events.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual((await read()).events.map(({ id }) => id));
  });

  it('has an empty page for an organisation without events', async () => {
    bff.vendor.onRead = answering(200, '[]');
    const answer = await bff.call('GET', '/bff/organisation/67890/audit-events');
    expect([answer.status, answer.text]).toEqual([200, '{"events":[],"next_cursor":null}']);
  });
});
