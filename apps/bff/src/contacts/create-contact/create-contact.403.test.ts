import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const body = { type: { id: 6 }, name: 'Ada Example' };

describe('POST contact, 403', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it('passes on that the vendor gives no access', async () => {
    bff.vendor.onCreate = answering(403, '{"error_code":1104,"error_token":"Forbidden","message":"Ada!"}');
    const answer = await bff.call('POST', contactsPath, { body });
    expectWholeProblem(answer, 403, {
      slug: 'forbidden',
      instance: contactsPath,
      detail: /does not let this token create contacts/,
      retry: 'never',
      operation: true,
    });
    expect(bff.query('select state from operation')).toEqual([{ state: 'rejected' }]);
  });

  it('refuses a foreign Host before anything else', async () => {
    const headers = { host: 'evil.example', 'idempotency-key': '' };
    const answer = await bff.call('POST', contactsPath, { bearer: null, headers, body });
    expectWholeProblem(answer, 403, {
      slug: 'host-not-allowed',
      instance: contactsPath,
      detail: /not in BFF_ALLOWED_HOSTS/,
      retry: 'never',
    });
    expect(answer.text).not.toContain('evil');
  });
});
