import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { contactsPath, startSandbox, type TestSandbox } from '../../test/start-sandbox.js';
import { summarise } from '../../test/vendor-error.js';

let sandbox: TestSandbox;
let contactId: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  const answer = await sandbox.call('POST', contactsPath, {
    body: { type: { id: 6 }, country: { id: 208 } },
  });
  contactId = answer.json<{ contact_id: string }>().contact_id;
});
afterAll(() => sandbox.stop());

it('shows one contact', async () => {
  const answer = await sandbox.call('GET', `${contactsPath}/${contactId}`);
  expect(answer.status).toBe(200);
  expect(answer.json()).toMatchObject({ id: Number(contactId), country: { id: 208, name: 'United States' } });
  expect(answer.json()).not.toHaveProperty('contact_id');
});

it.each([
  [`${contactsPath}/999999`, [404, 1401, 'InvalidReference']],
  [`${contactsPath}/abc`, [400, 1000, 'BadRequest']],
  [`${contactsPath}/0`, [400, 1000, 'BadRequest']],
  [`${contactsPath}/1%2F2`, [400, 1000, 'BadRequest']],
])('refuses %s', async (path, refusal) => {
  expect(summarise(await sandbox.call('GET', path))).toEqual(refusal);
});

it('does not show a contact to another organisation', async () => {
  const { auth_token: bearer } = (
    await sandbox.signIn({ application_token: 'sandbox-application-token-67890' })
  ).json<{ auth_token: string }>();
  const own = await sandbox.call('GET', `/api/v1/organisation/67890/contact/${contactId}`, { bearer });
  expect(summarise(own)).toEqual([404, 1401, 'InvalidReference']);
  const foreign = await sandbox.call('GET', `${contactsPath}/${contactId}`, { bearer });
  expect(summarise(foreign)).toEqual([403, 1104, 'Forbidden']);
});
