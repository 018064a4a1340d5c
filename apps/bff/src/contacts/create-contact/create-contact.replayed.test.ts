import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering, vendorContact } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const created = answering(201, JSON.stringify({ ...vendorContact, name: 'Ada Secret' }));
const body = { type: { id: 6 }, name: 'Ada Secret', country: { id: 74 } };

describe('POST contact, the same key again', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  const create = (key: string, contact: unknown = body) =>
    bff.call('POST', contactsPath, { body: contact, headers: { 'idempotency-key': key } });

  it('gives the same answer byte for byte, and sends nothing', async () => {
    bff.vendor.onCreate = created;
    const first = await create('replayed');
    const posts = bff.vendor.created.length;
    bff.vendor.onCreate = answering(500, '');
    // Order and form of the JSON do not matter, what it says does.
    const again = await create(
      '"replayed"',
      '{ "name":"Ada Secret", "country":{"id":7.4e1}, "type":{"id":6.0} }',
    );
    expect([again.status, again.text]).toEqual([201, first.text]);
    for (const name of ['location', 'operation-id', 'content-type'])
      expect(again.headers[name]).toBe(first.headers[name]);
    expect([first.headers['idempotent-replayed'], again.headers['idempotent-replayed']]).toEqual([
      undefined,
      'true',
    ]);
    expect(bff.vendor.created).toHaveLength(posts);
    expect(JSON.stringify(bff.query('select * from operation'))).not.toContain('Secret');
  });

  it('gives the same refusal, with the vendor’s reasons', async () => {
    bff.vendor.onCreate = answering(
      422,
      '{"error_code":1400,"error_token":"InputValidationFailed","errors":[{"error_code":1401,"error_token":"InvalidReference","message":"country is unknown"}]}',
    );
    const first = await create('refused');
    bff.vendor.onCreate = created;
    const again = await create('refused');
    const without = (text: string) => ({ ...(JSON.parse(text) as object), request_id: '' });
    expect([again.status, without(again.text)]).toEqual([422, without(first.text)]);
    expect(again.headers['idempotent-replayed']).toBe('true');
  });

  it('is refused with another body, whatever became of the first', async () => {
    for (const [key, onCreate] of [
      ['other-created', created],
      ['other-refused', answering(422, '')],
      ['other-limited', answering(429, '')],
      ['other-doubtful', answering(500, '')],
    ] as const) {
      bff.vendor.onCreate = onCreate;
      const first = await create(key);
      const posts = bff.vendor.created.length;
      const problem = expectWholeProblem(await create(key, { ...body, city: 'Bonn' }), 422, {
        slug: 'idempotency-key-reused',
        instance: contactsPath,
        detail: /sent before with another contact/,
        retry: 'never',
        operation: true,
      });
      expect(problem.operation_id).toBe(first.headers['operation-id']);
      expect(bff.vendor.created).toHaveLength(posts);
    }
  });

  it('is sent again under the same operation when the first was not sent', async () => {
    bff.vendor.onCreate = answering(429, '', ['Retry-After: 1']);
    const first = await create('limited');
    expect(first.status).toBe(429);
    bff.vendor.onCreate = created;
    const second = await create('limited');
    expect(second.status).toBe(201);
    expect(second.headers['idempotent-replayed']).toBeUndefined();
    expect(second.headers['operation-id']).toBe(first.headers['operation-id']);
    expect((await create('limited')).headers['idempotent-replayed']).toBe('true');
    const operation = String(first.headers['operation-id']);
    expect(
      bff.query(`select outcome from audit_event where operation_id = '${operation}' order by position`),
    ).toEqual(['attempted', 'not_sent', 'attempted', 'created'].map((outcome) => ({ outcome })));
    expect(bff.query(`select attempt, state from operation where operation_id = '${operation}'`)).toEqual([
      { attempt: 2, state: 'created' },
    ]);
  });

  it('is sent again by one of many at once', async () => {
    bff.vendor.onCreate = answering(429, '');
    await create('crowd');
    bff.vendor.onCreate = created;
    const posts = bff.vendor.created.length;
    const answers = await Promise.all(Array.from({ length: 10 }, () => create('crowd')));
    expect(bff.vendor.created).toHaveLength(posts + 1);
    for (const { status } of answers) expect([201, 409]).toContain(status);
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
  });

  it('is answered with the contact as the vendor has it when settlement has found it', async () => {
    bff.vendor.onCreate = answering(500, '');
    const first = await create('found');
    expect(first.status).toBe(504);
    bff.execute(
      `update operation set state = 'created', contact_id = '4711', settled_by = 'test'
       where operation_id = '${String(first.headers['operation-id'])}'`,
    );
    const { onRead } = bff.vendor;
    bff.vendor.onRead = answering(200, '{"id":4711,"type":{"id":6},"name":"ADA SECRET"}');
    const again = await create('found');
    bff.vendor.onRead = onRead;
    expect([again.status, again.headers['location']]).toEqual([201, `${contactsPath}/4711`]);
    expect(JSON.parse(again.text)).toEqual({
      id: 4711,
      type: { id: 6 },
      name: 'ADA SECRET',
      contact_id: '4711',
    });
    expect(again.headers['idempotent-replayed']).toBe('true');
    // What was accepted stands in when the vendor cannot be asked.
    expect(JSON.parse((await create('found')).text)).toMatchObject({ ...body, contact_id: '4711' });
  });
});
