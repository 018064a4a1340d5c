import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const body = '{"type":{"id":6},"name":"Ada Example"}';

describe('POST contact, 415', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/vnd.api+json',
    'text/json',
    'application/xml',
    'nonsense',
    '',
  ])('refuses a body of type "%s"', async (type) => {
    const answer = await bff.call('POST', contactsPath, { body, headers: { 'content-type': type } });
    expectWholeProblem(answer, 415, {
      slug: 'unsupported-media-type',
      instance: contactsPath,
      detail: /must be JSON, sent as "Content-Type: application\/json"/,
      retry: 'never',
    });
    expect(answer.text).not.toContain('Ada');
  });

  it.each<[string, string | Buffer]>([
    ['gzip', gzipSync(body)],
    ['GZIP', body],
    ['br', body],
  ])('refuses a body that is encoded as %s', async (coding, encoded) => {
    const headers = { 'content-encoding': coding };
    const answer = await bff.call('POST', contactsPath, { body: encoded, headers });
    expectWholeProblem(answer, 415, {
      slug: 'unsupported-media-type',
      instance: contactsPath,
      detail: /without a Content-Encoding/,
      retry: 'never',
    });
    expect(bff.vendor.created).toEqual([]);
  });

  it.each([
    ['application/json; charset=utf-8', 'identity'],
    ['Application/JSON', 'Identity'],
  ])('takes %s in the coding %s', async (type, coding) => {
    const headers = { 'content-type': type, 'content-encoding': coding };
    expect((await bff.call('POST', contactsPath, { body, headers })).status).toBe(201);
  });
});
