import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startSandbox, type TestSandbox } from '../../test/start-sandbox.js';

let sandbox: TestSandbox;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(() => sandbox.stop());

it.each([
  ['sandbox-application-token', 12345, 'Example Org'],
  ['sandbox-application-token-67890', 67890, 'Other Org'],
])('shows the organisation of %s in the flat shape', async (application_token, id, name) => {
  const { auth_token: bearer } = (await sandbox.signIn({ application_token })).json<{ auth_token: string }>();
  const answer = await sandbox.call('GET', '/api/v1/organisation/my', { bearer });
  expect(answer.status).toBe(200);
  expect(answer.json()).toMatchObject({
    id,
    name,
    country_id: '74',
    organisation_type_id: '4',
    currency_id: 1,
  });
});
