import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendRaw } from '../../test/raw-connection.js';
import { contactsPath, startSandbox, type TestSandbox } from '../../test/start-sandbox.js';

let sandbox: TestSandbox;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(() => sandbox.stop());

describe('what the API does not have is 404 in the gateway dialect', () => {
  it.each([
    ['PUT', contactsPath],
    ['GET', '/api/v1/authenticate'],
    ['GET', '/api/v1/country/74'],
    ['POST', '/api/v1/organisation/my'],
    ['GET', '/'],
  ] as const)('%s %s', async (method, path) => {
    const answer = await sandbox.call(method, path);
    expect(answer).toMatchObject({ status: 404, text: '{"message":"Not Found"}' });
  });
});

it('ignores the content type of a request', async () => {
  const answer = await sandbox.call('POST', contactsPath, {
    body: '{"type":{"id":1}}',
    headers: { 'content-type': 'text/plain' },
  });
  expect(answer.status).toBe(201);
});

it('refuses a body of more than 1 MiB', async () => {
  const answer = await sandbox.call('POST', contactsPath, { body: `"${'x'.repeat(1_048_576)}"` });
  expect(answer).toMatchObject({ status: 413, text: '{"message":"Request Entity Too Large"}' });
});

it('answers a request target in absolute form that is no URL like any other unknown path', async () => {
  const connection = await sendRaw(sandbox.port, ['GET http://[bad HTTP/1.1', 'Connection: close']);
  const { text } = await connection.ended;
  expect(text).toMatch(/^HTTP\/1\.1 40[04] /);
});
