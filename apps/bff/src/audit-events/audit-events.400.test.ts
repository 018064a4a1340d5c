import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

const path = '/bff/organisation/12345/audit-events';

describe('GET audit events, 400', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each([
    ['limit=501', /limit must be an integer from 1 to 500/],
    ['limit=1&limit=2', /limit must be .* given once/],
    ['cursor=secret', /cursor must be the next_cursor of a former page/],
    ['since=2026-02-30T00:00:00Z', /since must be an RFC 3339 time/],
    ['until=0000-01-01T00:00:00Z', /until must be an RFC 3339 time/],
    ['action=secret', /action must be one of contact\.create/],
    ['outcome=secret', /outcome must be one of attempted/],
    ['contact_id=secret', /contact_id must be the decimal id/],
    ['operation_id=secret', /operation_id must be the id of an operation/],
  ])('refuses %s', async (query, detail) => {
    const answer = await bff.call('GET', `${path}?${query}`);
    expectWholeProblem(answer, 400, { slug: 'bad-request', instance: path, detail });
    expect(answer.text).not.toContain('secret');
  });

  it.each(['page=1', 'secret=1', '=1'])('refuses the parameter %s', async (query) => {
    const answer = await bff.call('GET', `${path}?${query}`);
    expectWholeProblem(answer, 400, {
      slug: 'forbidden-query-parameter',
      instance: path,
      detail: /takes only these parameters: limit, cursor, since/,
    });
    expect(answer.text).not.toContain('secret');
  });

  it('refuses an organisation id that is none', async () => {
    const instance = '/bff/organisation/1e3/audit-events';
    expectWholeProblem(await bff.call('GET', instance), 400, {
      slug: 'invalid-path-parameter',
      instance,
      detail: /positive decimal integer/,
    });
  });
});
