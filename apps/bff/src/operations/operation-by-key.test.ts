import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimedToken } from '../../test/rig/claimed-token.js';
import { contactsPath, startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

const path = '/bff/operations';

describe('GET operation by its Idempotency-Key', () => {
  let bff: InProcessApp;
  let operationId: string;
  beforeAll(async () => {
    bff = await startApp();
    const headers = { 'idempotency-key': 'mine' };
    const created = await bff.call('POST', contactsPath, { body: { type: { id: 6 } }, headers });
    operationId = String(created.headers['operation-id']);
  });
  afterAll(() => bff.close());

  const find = (key: string, bearer?: string, query = '') =>
    bff.call('GET', path + query, {
      headers: { 'idempotency-key': key },
      ...(bearer === undefined ? {} : { bearer }),
    });

  it.each(['mine', '"mine"'])('200: %s', async (key) => {
    const answer = await find(key);
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
      200,
      { operation_id: operationId, state: 'created', contact_id: '4711', waiting_for: null },
    ]);
    expect((await find(key, undefined, '?organisation=12345')).status).toBe(200);
  });

  it.each([
    ['an unknown key', 'other', {}],
    ['a key of another caller', 'mine', { 'esc.app': 8 }],
  ])('404: %s', async (_case, key, claims) => {
    expectWholeProblem(await find(key, claimedToken(claims)), 404, {
      slug: 'not-found',
      instance: path,
      detail: /There is no operation/,
    });
  });

  it('403: another organisation', async () => {
    expect((await find('mine', undefined, '?organisation=67890')).status).toBe(403);
  });

  it('400: no key, a bad organisation, none at all, another parameter', async () => {
    const without = await bff.call('GET', path);
    expectWholeProblem(without, 400, {
      slug: 'invalid-idempotency-key',
      instance: path,
      detail: /takes the header Idempotency-Key/,
    });
    expect((await find('mine', undefined, '?organisation=1e3')).status).toBe(400);
    expect((await find('mine', claimedToken({ 'esc.org': undefined }))).status).toBe(400);
    expect((await find('mine', undefined, '?key=mine')).text).toContain('forbidden-query-parameter');
  });
});
