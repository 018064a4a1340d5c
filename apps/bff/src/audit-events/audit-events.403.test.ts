import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { answering } from '../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

const instance = '/bff/organisation/67890/audit-events';

describe('GET audit events, 403', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each([
    ['exists', answering(403, '{"error_code":1104}')],
    ['does not exist', answering(404, '{"error_code":1401}')],
  ])('refuses another organisation alike when it %s', async (_case, onRead) => {
    bff.vendor.onRead = onRead;
    const answer = await bff.call('GET', instance);
    expectWholeProblem(answer, 403, {
      slug: 'forbidden',
      instance,
      detail: /^This token gives no access to the organisation in the path\.$/,
    });
  });

  it('refuses a token that claims an organisation which is not its own', async () => {
    bff.vendor.onRead = answering(200, '{"id":11111}');
    const own = '/bff/organisation/12345/audit-events';
    const answer = await bff.call('GET', own);
    expectWholeProblem(answer, 403, { slug: 'forbidden', instance: own, detail: /gives no access/ });
  });

  it('records each attempt in the service’s own trail', () => {
    expect(bff.query('select chain, caller_id, organisation_id, problem_slug from audit_event')).toEqual([
      { chain: null, caller_id: '7', organisation_id: 67890, problem_slug: 'forbidden' },
      { chain: null, caller_id: '7', organisation_id: 67890, problem_slug: 'forbidden' },
      { chain: null, caller_id: '7', organisation_id: 12345, problem_slug: 'forbidden' },
    ]);
  });
});
