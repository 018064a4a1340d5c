import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimedToken } from '../../test/rig/claimed-token.js';
import { contactsPath, startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { answering } from '../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

describe('GET operation, 401', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it('asks for a token', async () => {
    const instance = '/bff/operations/01890000-0000-7000-8000-000000000000';
    const answer = await bff.call('GET', instance, { bearer: null });
    expectWholeProblem(answer, 401, {
      slug: 'not-authenticated',
      instance,
      detail: /no Authorization header/,
    });
  });

  it('answers a forged token alike, whether or not the operation exists', async () => {
    const created = await bff.call('POST', contactsPath, { body: { type: { id: 6 } } });
    bff.vendor.onRead = answering(401, '');
    const bearer = claimedToken({ forged: true });
    const before = bff.vendor.requests.length;
    const ids = [String(created.headers['operation-id']), '01890000-0000-7000-8000-000000000000', 'nonsense'];
    for (const id of ids) {
      const instance = `/bff/operations/${id}`;
      const answer = await bff.call('GET', instance, { bearer });
      expectWholeProblem(answer, 401, { slug: 'not-authenticated', instance, detail: /does not accept/ });
    }
    // The vendor is asked once; it has refused the token then.
    expect(bff.vendor.requests).toHaveLength(before + 1);
  });
});
