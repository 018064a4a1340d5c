import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { contactsPath, startSandbox, type TestSandbox } from '../../test/start-sandbox.js';
import { summarise } from '../../test/vendor-error.js';

let sandbox: TestSandbox;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(() => sandbox.stop());

it('lists nothing at first, then every contact by ascending id, without contact_id', async () => {
  expect((await sandbox.call('GET', contactsPath)).text).toBe('[]');
  for (const id of [3, 1, 2]) await sandbox.call('POST', contactsPath, { body: { type: { id } } });
  const answer = await sandbox.call('GET', `${contactsPath}?page=2&per_page=1`);
  expect(answer.status).toBe(200);
  const contacts = answer.json<{ id: number; type: { id: number } }[]>();
  expect(contacts.map(({ type }) => type.id)).toEqual([3, 1, 2]);
  expect(contacts.map(({ id }) => id)).toEqual(
    contacts.map(({ id }) => id).sort((left, right) => left - right),
  );
  expect(contacts[0]).not.toHaveProperty('contact_id');
});

it('keeps organisations apart', async () => {
  const { auth_token: bearer } = (
    await sandbox.signIn({ application_token: 'sandbox-application-token-67890' })
  ).json<{ auth_token: string }>();
  const other = await sandbox.call('GET', '/api/v1/organisation/67890/contact', { bearer });
  expect(other).toMatchObject({ status: 200, text: '[]' });
  expect(summarise(await sandbox.call('GET', contactsPath, { bearer }))).toEqual([403, 1104, 'Forbidden']);
});

it.each([
  ['abc', [400, 1000, 'BadRequest']],
  ['67890', [403, 1104, 'Forbidden']],
  ['11111', [404, 1401, 'InvalidReference']],
])('refuses organisation %s', async (organisation, refusal) => {
  expect(summarise(await sandbox.call('GET', `/api/v1/organisation/${organisation}/contact`))).toEqual(
    refusal,
  );
});
