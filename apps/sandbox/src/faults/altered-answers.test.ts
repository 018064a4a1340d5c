import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { contactsPath, startSandbox, type TestSandbox, type WireAnswer } from '../../test/start-sandbox.js';
import { summarise } from '../../test/vendor-error.js';

let sandbox: TestSandbox;
beforeAll(async () => (sandbox = await startSandbox()));
beforeEach(() => sandbox.call('POST', '/sandbox/reset'));
afterAll(() => sandbox.stop());

const plan = (fault: unknown) =>
  sandbox.call('POST', '/sandbox/faults', { body: { match: { method: 'POST' }, fault } });
const create = (body: unknown = { type: { id: 1 } }) => sandbox.call('POST', contactsPath, { body });
const stored = async () => (await sandbox.call('GET', contactsPath)).json<{ id: number }[]>();

async function createUnder(fault: unknown): Promise<WireAnswer> {
  await plan(fault);
  return create();
}

describe('faults that carry nothing out', () => {
  it('status: dictates status, headers and body', async () => {
    const body = { message: 'bad gateway' };
    const answer = await createUnder({ kind: 'status', status: 502, headers: { 'X-Cache': 'Error' }, body });
    expect(answer.status).toBe(502);
    expect(answer.json()).toEqual(body);
    expect(answer.headers).toMatchObject({ 'x-cache': 'Error', 'content-type': 'application/json' });
    expect(await stored()).toEqual([]);
  });

  it('status: sends a text as it is, and no body when none is given', async () => {
    const page = {
      kind: 'status',
      status: 503,
      headers: { 'content-type': 'text/html' },
      body: '<p>Down</p>',
    };
    const withText = await createUnder(page);
    expect(withText).toMatchObject({ status: 503, text: '<p>Down</p>' });
    expect(withText.headers['content-type']).toBe('text/html');
    const empty = { kind: 'status', status: 422, headers: { 'content-type': 'text/html; charset=UTF-8' } };
    const withoutBody = await createUnder(empty);
    expect(withoutBody).toMatchObject({ status: 422, text: '' });
    expect(withoutBody.headers['content-type']).toBe('text/html; charset=UTF-8');
  });

  it('status: redirects', async () => {
    const answer = await createUnder({
      kind: 'status',
      status: 307,
      headers: { location: 'http://127.0.0.1:1/' },
    });
    expect(answer).toMatchObject({ status: 307, headers: { location: 'http://127.0.0.1:1/' } });
    expect(await stored()).toEqual([]);
  });

  it.each([
    [undefined, undefined],
    [null, undefined],
    [7, '7'],
    ['-5', '-5'],
    ['garbage', 'garbage'],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 'Wed, 21 Oct 2015 07:28:00 GMT'],
  ])('rate_limited: 429 in the gateway dialect, Retry-After from %j', async (retry_after, header) => {
    const answer = await createUnder({ kind: 'rate_limited', retry_after });
    expect(answer).toMatchObject({ status: 429, text: '{"message":"Too Many Requests"}' });
    expect(answer.headers['retry-after']).toBe(header);
    expect(await stored()).toEqual([]);
  });
});

describe('faults that carry the request out first', () => {
  it('created_then_500', async () => {
    const answer = await createUnder('created_then_500');
    expect(answer).toMatchObject({ status: 500, text: '{"message":"Internal server error"}' });
    expect(answer.headers['location']).toBeUndefined();
    expect(await stored()).toHaveLength(1);
  });

  it('html: a page with the real status and Location', async () => {
    const answer = await createUnder('html');
    const [contact] = await stored();
    expect(answer.status).toBe(201);
    expect(answer.text).toContain('<html>');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=UTF-8',
      location: `${sandbox.origin}${contactsPath}/${contact!.id}`,
    });
  });

  it.each(['//evil.example/x', 'javascript:alert(1)', '', '/api/v1/organisation/67890/contact/1'])(
    'bad_location: %j',
    async (value) => {
      const answer = await createUnder({ kind: 'bad_location', value });
      expect(answer).toMatchObject({ status: 201, headers: { location: value } });
      expect(answer.json()).toMatchObject(await stored().then(([contact]) => contact!));
    },
  );

  it('empty_201: no body, typed as HTML, the id in Location alone', async () => {
    const answer = await createUnder('empty_201');
    const [contact] = await stored();
    expect(answer).toMatchObject({ status: 201, text: '' });
    expect(answer.headers['content-type']).toBe('text/html; charset=UTF-8');
    expect(answer.headers['location']).toBe(`${sandbox.origin}${contactsPath}/${contact!.id}`);
  });

  it('empty_201: {} and no Location', async () => {
    const answer = await createUnder({ kind: 'empty_201', body: '{}', location: null });
    expect(answer).toMatchObject({ status: 201, text: '{}' });
    expect(answer.headers['location']).toBeUndefined();
    expect(await stored()).toHaveLength(1);
  });

  it('oversize: the real answer, padded to the length asked for', async () => {
    const answer = await createUnder({ kind: 'oversize', bytes: 1_000_000 });
    expect(answer.text).toHaveLength(1_000_000);
    expect(answer.headers['content-length']).toBe('1000000');
    expect(answer.json()).toMatchObject(await stored().then(([contact]) => contact!));
  });

  it('oversize: compressed on request, small on the wire', async () => {
    await plan({ kind: 'oversize', bytes: 3_000_000, encoding: 'gzip' });
    const { headers, body } = await request(sandbox.origin + contactsPath, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.token}` },
      body: '{"type":{"id":1}}',
    });
    const compressed = Buffer.from(await body.arrayBuffer());
    expect(headers['content-encoding']).toBe('gzip');
    expect(compressed.length).toBeLessThan(10_000);
    expect(gunzipSync(compressed)).toHaveLength(3_000_000);
    expect(await stored()).toHaveLength(1);
  });
});

it.each(['created_then_500', 'created_then_reset', { kind: 'bad_location', value: 'x' }, 'empty_201'])(
  '%j tells a refusal as it is',
  async (fault) => {
    await plan(fault);
    expect(summarise(await create({}))).toEqual([422, 1400, 'InputValidationFailed', 1402]);
    expect(await create()).toMatchObject({ status: 201 });
  },
);
