import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { contactsPath, startSandbox, type TestSandbox } from '../../test/start-sandbox.js';
import { summarise } from '../../test/vendor-error.js';

let sandbox: TestSandbox;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(() => sandbox.stop());

it('removes a contact once, and never gives its id to another', async () => {
  const created = (await sandbox.call('POST', contactsPath, { body: { type: { id: 1 } } })).json<{
    id: number;
  }>();
  const path = `${contactsPath}/${created.id}`;
  const answer = await sandbox.call('DELETE', path);
  expect(answer).toMatchObject({ status: 204, text: '' });
  expect(answer.headers['content-type']).toBe('application/json');
  expect(summarise(await sandbox.call('DELETE', path))).toEqual([404, 1401, 'InvalidReference']);
  expect(summarise(await sandbox.call('GET', path))).toEqual([404, 1401, 'InvalidReference']);
  const next = (await sandbox.call('POST', contactsPath, { body: { type: { id: 1 } } })).json<{
    id: number;
  }>();
  expect(next.id).toBeGreaterThan(created.id);
});

it.each([
  [`${contactsPath}/abc`, [400, 1000, 'BadRequest']],
  ['/api/v1/organisation/67890/contact/1001', [403, 1104, 'Forbidden']],
])('refuses %s', async (path, refusal) => {
  expect(summarise(await sandbox.call('DELETE', path))).toEqual(refusal);
});
