import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const body = { type: { id: 6 }, name: 'Ada Example' };
const nested = (depth: number) => `{"name":${'['.repeat(depth)}${']'.repeat(depth)}}`;

describe('POST contact, 400', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());
  afterEach(() => expect(bff.vendor.requests).toEqual([]));

  it.each<[string, string | Buffer, RegExp]>([
    ['nothing', '', /empty/],
    ['white space', ' \n', /empty/],
    ['half an object', '{"name":"Ada Example"', /not valid JSON.*line 1, column 22/],
    ['a trailing comma', '{"type":{"id":6},}', /not valid JSON/],
    ['two values', '{"type":{"id":6}} {}', /Something follows/],
    ['a byte order mark', '\ufeff{"type":{"id":6}}', /byte order mark/],
    ['UTF-16', Buffer.from('{"name":"Ada Example"}', 'utf16le'), /JSON|UTF-8/],
    ['a byte that is no UTF-8', Buffer.from([0x22, 0xff, 0x22]), /not valid UTF-8/],
    ['a name twice', '{"name":"Ada Example","name":"Eve"}', /second time/],
    ['an escaped name twice', '{"name":"Ada","n\\u0061me":"Eve"}', /second time/],
    ['__proto__ twice', '{"__proto__":1,"__proto__":2}', /second time/],
    ['half a surrogate pair', '{"name":"Ada \\ud800"}', /surrogate/],
    ['33 levels', nested(32), /nested more than 32/],
    ['100,000 levels', '['.repeat(60_000), /nested more than 32/],
    ['a number that overflows', '{"type":{"id":1E400}}', /too large/],
    ['an integer beyond 2^53-1', '{"type":{"id":9007199254740993}}', /beyond 9007199254740991/],
  ])('refuses %s as malformed, naming the place', async (_case, malformed, detail) => {
    const answer = await bff.call('POST', contactsPath, { body: malformed });
    expectWholeProblem(answer, 400, {
      slug: 'malformed-json',
      instance: contactsPath,
      detail,
      retry: 'never',
    });
    expect(answer.text).not.toContain('Ada');
  });

  it('refuses a request without a body', async () => {
    const answer = await bff.call('POST', contactsPath);
    expectWholeProblem(answer, 400, {
      slug: 'malformed-json',
      instance: contactsPath,
      detail: /no body/,
      retry: 'never',
    });
  });

  it.each([
    '0',
    '-1',
    '+1',
    '01',
    '1.0',
    '1e3',
    '0x1',
    'NaN',
    'my',
    '%20',
    '1%20',
    '1%00',
    '..%2f1',
    '%252e',
    '1;2',
    '1,2',
    '9007199254740992',
    '99999999999999999999',
    '%D9%A1%D9%A2',
    'http:%2F%2Fexample.com',
    '1%0d%0ax:y',
  ])('refuses the organisation id %s', async (id) => {
    const instance = `/api/v1/organisation/${id}/contact`;
    const answer = await bff.call('POST', instance, { body });
    expectWholeProblem(answer, 400, {
      slug: 'invalid-path-parameter',
      instance,
      detail: /positive decimal integer up to 9007199254740991/,
      retry: 'never',
    });
  });

  it.each(['?organisation_id=12345', '?id=1&id=2', '?%zz'])('refuses the query %s', async (query) => {
    const answer = await bff.call('POST', contactsPath + query, { body });
    expectWholeProblem(answer, 400, {
      slug: 'forbidden-query-parameter',
      instance: contactsPath,
      detail: /takes no query parameter/,
      retry: 'never',
    });
  });

  it('refuses an empty query', async () => {
    const answer = await bff.send(
      `POST ${contactsPath}? HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${bff.token}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toContain('"type":"/problems/forbidden-query-parameter"');
  });

  it.each([
    ['an empty key', ''],
    ['an empty quoted key', '""'],
    ['a key of 256 characters', 'k'.repeat(256)],
    ['a key of 10 KB', 'k'.repeat(10_240)],
    ['a key with a space', 'secret key'],
    ['a quoted key with a space', '"secret key"'],
    ['a key beyond ASCII', 'secret-\u00fc'],
    ['half a quoted key', '"secret'],
    ['two keys', ['secret-1', 'secret-2']],
  ])('refuses %s', async (_case, key) => {
    const answer = await bff.call('POST', contactsPath, { body, headers: { 'idempotency-key': key } });
    expectWholeProblem(answer, 400, {
      slug: 'invalid-idempotency-key',
      instance: contactsPath,
      detail: /1 to 255 visible ASCII characters/,
      retry: 'never',
    });
    expect(answer.text).not.toContain('secret');
  });

  it('records each refusal, and no value of it', () => {
    const events = bff.query('select * from audit_event');
    expect(events.length).toBeGreaterThan(10);
    expect(
      new Set(
        events.map(({ action, outcome, chain }) => `${String(action)} ${String(outcome)} ${String(chain)}`),
      ),
    ).toEqual(new Set(['request.refuse refused null']));
    expect(JSON.stringify([events, bff.logged])).not.toMatch(/Ada|secret/);
  });
});
