import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const limit = 2_048;

/** A contact of exactly that many bytes. */
function contactOf(bytes: number): string {
  const empty = '{"type":{"id":6},"name":""}';
  return `{"type":{"id":6},"name":"${'a'.repeat(bytes - empty.length)}"}`;
}

describe('POST contact, 413', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp({ BFF_MAX_BODY_BYTES: String(limit) })));
  afterAll(() => bff.close());

  it('takes a body up to the limit', async () => {
    expect((await bff.call('POST', contactsPath, { body: contactOf(limit) })).status).toBe(201);
    expect(bff.vendor.created).toHaveLength(1);
  });

  it('refuses one byte more by its length', async () => {
    const answer = await bff.call('POST', contactsPath, { body: contactOf(limit + 1) });
    expectWholeProblem(answer, 413, {
      slug: 'body-too-large',
      instance: contactsPath,
      detail: /longer than this service accepts/,
      retry: 'never',
    });
    expect(answer.text).not.toContain('aaa');
  });

  it('refuses one byte more that comes in chunks', async () => {
    const body = contactOf(limit + 1);
    const answer = await bff.send(
      `POST ${contactsPath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${bff.token}\r\n` +
        `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n` +
        `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"type":"/problems/body-too-large"');
    expect(bff.vendor.created).toHaveLength(1);
  });
});
