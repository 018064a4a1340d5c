import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const whenUnsaid = 10;

describe('POST contact, 429', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each<[string | null, number]>([
    ['7', 7],
    ['0', 1],
    ['-5', 1],
    ['1.5', 2],
    ['99999', 3600],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 1],
    ['Thu, 01 Jan 2099 00:00:00 GMT', 3600],
    ['soon', whenUnsaid],
    ['', whenUnsaid],
    [null, whenUnsaid],
  ])('passes the vendor’s limit on, Retry-After %s as %i', async (given, seconds) => {
    bff.vendor.onCreate = answering(
      429,
      '{"message":"Ada?"}',
      given === null ? [] : [`Retry-After: ${given}`],
    );
    const answer = await bff.call('POST', contactsPath, { body: { type: { id: 6 }, name: 'Ada' } });
    const problem = expectWholeProblem(answer, 429, {
      slug: 'upstream-quota',
      instance: contactsPath,
      detail: /limit is reached. Nothing was created/,
      retry: 'safe',
      operation: true,
    });
    expect(answer.headers['retry-after']).toBe(String(seconds));
    const { operation_id: id } = problem;
    expect(bff.query(`select state from operation where operation_id = '${String(id)}'`)).toEqual([
      { state: 'not_sent' },
    ]);
  });
});
