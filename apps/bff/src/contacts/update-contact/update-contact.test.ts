import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { vendorErrorOf, type ViolationCode } from '@contacts/domain';
import { refusedTokenOf } from '../../../test/rig/claimed-token.js';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const path = `${contactsPath}/4711`;
const body = { name: 'Ada Secret', city: 'Hamburg' };

describe('PATCH contact', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());
  let known = 0;
  beforeEach(() => {
    bff.vendor.onRead = answering(204, '');
    known = bff.query('select position from audit_event').length;
  });

  const newEvents = () =>
    bff
      .query(
        'select action, outcome, chain, contact_id, fields, upstream_status from audit_event order by position',
      )
      .slice(known)
      .map((event) => Object.values(event).join(' '));
  const pair = (outcome: string, status: string) => [
    'contact.update attempted 12345 4711 ["name","city"] ',
    `contact.update ${outcome} 12345 4711 ["name","city"] ${status}`,
  ];

  it('204: sends the members once, and records intent and outcome with their names only', async () => {
    const answer = await bff.call('PATCH', path, { body });
    expect([answer.status, answer.text]).toEqual([204, '']);
    const { requestLine, body: sent } = bff.vendor.requests.at(-1)!;
    expect([requestLine, JSON.parse(sent)]).toEqual([`PATCH ${path} HTTP/1.1`, body]);
    expect(newEvents()).toEqual(pair('succeeded', '204'));
    expect(JSON.stringify(bff.query('select * from audit_event'))).not.toContain('Secret');
  });

  it.each<[string, unknown, string, ViolationCode]>([
    ['nothing', {}, '', 'required'],
    ['a type', { type: { id: 6 } }, '/type', 'forbidden'],
    ['an id', { id: 1 }, '/id', 'forbidden'],
    ['an unknown field', { nickname: 'x' }, '/nickname', 'unknown_field'],
    ['no mailbox', { email: 'x' }, '/email', 'invalid_format'],
    ['null', { name: null }, '/name', 'wrong_type'],
  ])('422: %s breaks a rule, and nobody is asked', async (_case, broken, pointer, code) => {
    const before = bff.vendor.requests.length;
    const answer = await bff.call('PATCH', path, { body: broken });
    expectWholeProblem(answer, 422, {
      slug: 'validation-failed',
      instance: path,
      detail: /breaks one or more rules/,
      retry: 'never',
      errors: [{ pointer, code, ...vendorErrorOf(code), message: expect.any(String) as unknown as string }],
    });
    expect(bff.vendor.requests).toHaveLength(before);
    expect(newEvents().join()).not.toContain('contact.update');
  });

  it('422 of the vendor: its reasons, none of the submitted values', async () => {
    bff.vendor.onRead = answering(
      422,
      '{"error_code":1400,"error_token":"InputValidationFailed","message":"Ada Secret is bad","errors":[{"error_code":1403,"error_token":"InvalidFormat","message":"city \\"Hamburg\\""}]}',
    );
    const answer = await bff.call('PATCH', path, { body });
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.text)).toMatchObject({
      type: '/problems/upstream-rejected',
      retry: 'never',
      errors: [{ pointer: '/city', code: 'invalid_format' }],
    });
    expect(answer.text).not.toMatch(/Secret|Hamburg/);
    expect(newEvents()).toEqual(pair('rejected', '422'));
  });

  it.each([
    [401, 'not-authenticated'],
    [403, 'forbidden'],
    [404, 'not-found'],
  ] as const)('%i of the vendor is passed on', async (status, slug) => {
    bff.vendor.onRead = answering(status, '');
    const answer = await bff.call('PATCH', path, { body, bearer: refusedTokenOf(bff.token) });
    expectWholeProblem(answer, status, { slug, instance: path, detail: /./, retry: 'never' });
    expect(newEvents()).toEqual(pair('rejected', String(status)));
  });

  it('429: nothing was done', async () => {
    bff.vendor.onRead = answering(429, '');
    const answer = await bff.call('PATCH', path, { body });
    expectWholeProblem(answer, 429, {
      slug: 'upstream-quota',
      instance: path,
      detail: /Nothing/,
      retry: 'safe',
    });
    expect(newEvents()).toEqual(pair('not_sent', '429'));
  });

  it.each([
    ['an error of the vendor', 500, '500'],
    ['a redirect', 307, '307'],
  ])('504: %s leaves it unknown, and the same again is safe', async (_case, status, recorded) => {
    bff.vendor.onRead = answering(status, '');
    const answer = await bff.call('PATCH', path, { body });
    expectWholeProblem(answer, 504, {
      slug: 'in-doubt',
      instance: path,
      detail: /same again is safe/,
      retry: 'safe',
    });
    expect(newEvents()).toEqual(pair('in_doubt', recorded));
  });

  it('504: a connection that is reset', async () => {
    bff.vendor.onRead = (socket) => socket.resetAndDestroy();
    expect((await bff.call('PATCH', path, { body })).status).toBe(504);
    expect(newEvents()).toEqual(pair('in_doubt', ''));
  });

  it('204: whatever long text the vendor adds to its success', async () => {
    bff.vendor.onRead = answering(200, ' '.repeat(300_000));
    expect((await bff.call('PATCH', path, { body })).status).toBe(204);
    expect(newEvents()).toEqual(pair('succeeded', ''));
  });

  it('415 for another form than JSON', async () => {
    const answer = await bff.call('PATCH', path, {
      body: 'name=Ada',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(415);
  });
});
