import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactTypes } from '@contacts/domain';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';

describe('GET contact types, 200', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it('lists the six types without a token and without the vendor', async () => {
    const answer = await bff.call('GET', '/bff/contact-types', { bearer: null });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual(contactTypes);
    expect(contactTypes.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      'x-request-id': expect.any(String),
    });
    expect(bff.vendor.requests).toEqual([]);
    expect(bff.query('select * from audit_event')).toEqual([]);
  });
});
