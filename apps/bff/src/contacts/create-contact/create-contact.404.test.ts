import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const body = { type: { id: 6 }, name: 'Ada Example' };

describe('POST contact, 404', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each([
    ['1201', '{"error_code":1201,"error_token":"NotFound","message":"12345"}'],
    ['1401', '{"error_code":1401,"error_token":"InvalidReference","message":"12345"}'],
    ['no code', ''],
  ])('passes on that the vendor does not know the organisation, with %s', async (_case, said) => {
    bff.vendor.onCreate = answering(404, said);
    const answer = await bff.call('POST', contactsPath, { body });
    expectWholeProblem(answer, 404, {
      slug: 'not-found',
      instance: contactsPath,
      detail: /does not know this organisation/,
      retry: 'never',
      operation: true,
    });
  });

  it.each([
    '/api/v1/organisation/12345/contact/',
    '/api/v1/organisation/12345/Contact',
    '/api/v1/organisation//contact',
    '//api/v1/organisation/12345/contact',
    '/api/v1/organisation/12345/contact;id=1',
    '/api/v1/organisation/12345/contact/4711/x',
  ])('knows no address %s', async (instance) => {
    const before = bff.vendor.requests.length;
    const answer = await bff.call('POST', instance, { body });
    expectWholeProblem(answer, 404, { slug: 'not-found', instance, detail: /nothing at this address/ });
    expect(bff.vendor.requests).toHaveLength(before);
  });
});
