import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { answering, vendorContact } from '../../test/rig/scripted-vendor.js';

const created = answering(201, JSON.stringify(vendorContact));

describe('GET operation, 200', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  async function createAndAsk(): Promise<{ id: string; view: unknown; headers: object }> {
    const answer = await bff.call('POST', contactsPath, { body: { type: { id: 6 }, name: 'Ada Example' } });
    const id = String(answer.headers['operation-id']);
    const operation = await bff.call('GET', `/bff/operations/${id}`);
    expect(operation.status).toBe(200);
    return { id, view: JSON.parse(operation.text), headers: operation.headers };
  }

  it('shows a created contact with its location', async () => {
    bff.vendor.onCreate = created;
    const { id, view, headers } = await createAndAsk();
    expect(view).toEqual({
      operation_id: id,
      state: 'created',
      organisation_id: 12345,
      contact_id: '4711',
      location: '/api/v1/organisation/12345/contact/4711',
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      settled_by: null,
      waiting_for: null,
    });
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-request-id': expect.any(String),
    });
  });

  it.each([
    ['rejected', null, answering(422, '')],
    ['rejected', null, answering(403, '')],
    ['not_sent', null, answering(429, '')],
    ['in_doubt', 'settlement', answering(500, '')],
    ['in_doubt', 'settlement', answering(307, '')],
  ])('shows one that is %s and waits for %s', async (state, waiting_for, onCreate) => {
    bff.vendor.onCreate = onCreate;
    const { view } = await createAndAsk();
    expect(view).toMatchObject({ state, waiting_for, contact_id: null, location: null, settled_by: null });
  });

  it('shows one that the vendor has not answered yet, whatever the case of its id', async () => {
    let finish: () => void = () => undefined;
    const sent = new Promise<void>((resolve) => {
      bff.vendor.onCreate = (socket, request) => {
        finish = () => created(socket, request);
        resolve();
      };
    });
    const creation = bff.call('POST', contactsPath, { body: { type: { id: 6 } } });
    await sent;
    const [row] = bff.query(`select operation_id from operation where state = 'attempted'`);
    const operation = await bff.call('GET', `/bff/operations/${String(row?.['operation_id']).toUpperCase()}`);
    expect(JSON.parse(operation.text)).toMatchObject({ state: 'attempted', waiting_for: 'upstream' });
    finish();
    expect((await creation).status).toBe(201);
  });
});
