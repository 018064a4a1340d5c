import { afterAll, beforeEach, beforeAll, describe, expect, it } from '@jest/globals';
import { refusedTokenOf } from '../../../test/rig/claimed-token.js';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const list = '[{"id":4711,"type":{"id":6},"name":"Ada"},{"id":4712,"type":{"id":1},"name":null}]';
const instance = contactsPath;

describe('GET contacts', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());
  beforeEach(() => {
    bff.vendor.onRead = answering(200, list);
  });

  const events = () =>
    bff.query(
      "select action, outcome, chain, caller_accepted, contact_id from audit_event where action <> 'request.refuse' order by position",
    );

  it('200: relays the array byte for byte and records that it was read', async () => {
    const answer = await bff.call('GET', contactsPath);
    expect([answer.status, answer.text]).toEqual([200, list]);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(bff.vendor.requests.at(-1)?.requestLine).toBe(`GET ${contactsPath} HTTP/1.1`);
    expect(events()).toEqual([
      { action: 'contact.list', outcome: 'succeeded', chain: 12345, caller_accepted: 1, contact_id: null },
    ]);
  });

  it('400: takes no query parameter, and asks nobody', async () => {
    const before = bff.vendor.requests.length;
    const answer = await bff.call('GET', `${contactsPath}?page=2`);
    expectWholeProblem(answer, 400, {
      slug: 'forbidden-query-parameter',
      instance,
      detail: /list of contacts/,
    });
    expect(bff.vendor.requests).toHaveLength(before);
  });

  it('401 without a token', async () => {
    const answer = await bff.call('GET', contactsPath, { bearer: null });
    expectWholeProblem(answer, 401, { slug: 'not-authenticated', instance, detail: /Authorization/ });
  });

  it.each([
    [401, 'not-authenticated', /does not accept the auth token/],
    [403, 'forbidden', /does not let this token/],
    [404, 'not-found', /does not know/],
  ] as const)('%i of the vendor is passed on, with none of its words', async (status, slug, detail) => {
    bff.vendor.onRead = answering(status, '{"message":"Secret"}');
    const answer = await bff.call('GET', contactsPath, { bearer: refusedTokenOf(bff.token) });
    expectWholeProblem(answer, status, { slug, instance, detail, retry: 'never' });
    expect(answer.text).not.toContain('Secret');
  });

  it('429: safe to try again after the time that the vendor gives', async () => {
    bff.vendor.onRead = answering(429, '', ['Retry-After: 7']);
    const answer = await bff.call('GET', contactsPath);
    expectWholeProblem(answer, 429, { slug: 'upstream-quota', instance, detail: /limit/, retry: 'safe' });
    expect(answer.headers['retry-after']).toBe('7');
  });

  it.each([
    ['a page instead of JSON', 200, '<html>'],
    ['an object instead of a list', 200, '{}'],
    ['an error of its own', 500, ''],
  ])('502: the vendor gives %s', async (_case, status, body) => {
    bff.vendor.onRead = answering(status, body);
    const answer = await bff.call('GET', contactsPath);
    expectWholeProblem(answer, 502, {
      slug: 'upstream-protocol',
      instance,
      detail: /Reading again/,
      retry: 'safe',
    });
  });

  it('502: follows no redirect', async () => {
    bff.vendor.onRead = answering(302, '', ['Location: http://127.0.0.1:1/']);
    const answer = await bff.call('GET', contactsPath);
    expectWholeProblem(answer, 502, {
      slug: 'upstream-protocol',
      instance,
      detail: /redirect/,
      retry: 'never',
    });
  });

  it('502: names the limit that the answer is over', async () => {
    bff.vendor.onRead = answering(200, `[${' '.repeat(300_000)}]`);
    const answer = await bff.call('GET', contactsPath);
    expectWholeProblem(answer, 502, {
      slug: 'upstream-protocol',
      instance,
      detail: /UPSTREAM_MAX_RESPONSE_BYTES/,
      retry: 'never',
    });
  });

  it('502: an answer that breaks off', async () => {
    bff.vendor.onRead = (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[');
      socket.destroy();
    };
    const answer = await bff.call('GET', contactsPath);
    expectWholeProblem(answer, 502, {
      slug: 'upstream-protocol',
      instance,
      detail: /Reading again/,
      retry: 'safe',
    });
  });
});
