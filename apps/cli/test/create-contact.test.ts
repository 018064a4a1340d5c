import { beforeEach, describe, expect, it } from '@jest/globals';
import { makeToken } from './make-token.js';
import type { ScriptedBff } from './scripted-bff.js';
import { startBeforeAll } from './start-before-all.js';
import { documentOf } from './workplace.js';
import type { RunOptions, Workplace } from './workplace.js';

const created = {
  status: 201,
  headers: {
    location: '/api/v1/organisation/12345/contact/4711',
    'operation-id': 'operation-1',
    'x-request-id': 'request-1',
  },
  body: { id: 4711, organisation: { id: 12345 }, type: { id: 1 }, contact_id: '4711' },
};

describe('contacts create', () => {
  let bff: ScriptedBff;
  let workplace: Workplace;
  const token = makeToken();
  const run = (parameters: readonly string[], options: RunOptions = {}) =>
    workplace.run(['create', ...parameters], {
      ...options,
      environment: { CONTACTS_BASE_URL: bff.url, CONTACTS_TOKEN: token, ...options.environment },
    });

  startBeforeAll((started) => ({ bff, workplace } = started));
  beforeEach(() => bff.answer(created));

  it('sends the contact once and prints where it is', async () => {
    const { exitCode, stdout, stderr } = await run(['--type', 'commercial', '--name', 'Ada Lovelace']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(
      'Created: contact 4711\n' +
        '  location   /api/v1/organisation/12345/contact/4711\n' +
        '  operation  operation-1\n' +
        '  request    request-1\n',
    );
    expect(bff.requests).toHaveLength(1);
    expect(bff.requests[0]).toMatchObject({ method: 'POST', target: '/api/v1/organisation/12345/contact' });
    expect(bff.requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(JSON.parse(bff.requests[0]?.body ?? '')).toEqual({ type: { id: 1 }, name: 'Ada Lovelace' });
  });

  it('prints one document with --json, the key included', async () => {
    const result = await run(['--type', '1', '--idempotency-key', 'key-1', '--json']);
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(documentOf(result)).toEqual({
      contact_id: '4711',
      location: '/api/v1/organisation/12345/contact/4711',
      operation_id: 'operation-1',
      request_id: 'request-1',
      idempotency_key: 'key-1',
      replayed: false,
      contact: created.body,
    });
    expect(bff.requests[0]?.headers['idempotency-key']).toBe('key-1');
  });

  it('has a flag for every field', async () => {
    const texts = [
      'name',
      'title',
      'department',
      'street',
      'zipcode',
      'city',
      'phone',
      'mobile',
      'state',
      'secondary-address',
    ];
    const flags = [...texts.flatMap((name) => [`--${name}`, `the ${name}`]), '--email', 'ada@example.com'];
    await run(['--type', '6', '--country', '74', '--purchase-order-number', 'PO-1', ...flags]);
    expect(JSON.parse(bff.requests[0]?.body ?? '')).toEqual({
      ...Object.fromEntries(texts.map((name) => [name.replace('-', '_'), `the ${name}`])),
      type: { id: 6 },
      country: { id: 74 },
      email: 'ada@example.com',
      purchase_order_number: 'PO-1',
    });
  });

  it('takes a type by name in any letter case, and ids that nobody knows', async () => {
    await run(['--type', 'INVOICE address']);
    await run(['--type', '77']);
    expect(bff.requests.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { type: { id: 6 } },
      { type: { id: 77 } },
    ]);
  });

  it('takes values that look like options literally', async () => {
    await run(['--type', '1', '--name', '--base-url=https://elsewhere.example', '--city', '--json']);
    expect(JSON.parse(bff.requests[0]?.body ?? '')).toEqual({
      type: { id: 1 },
      name: '--base-url=https://elsewhere.example',
      city: '--json',
    });
  });

  it.each([
    ['a file', ['--file', 'contact.json'], ''],
    ['stdin', ['--file', '-'], '{"type":{"id":1},"name":"Ada","city":"Berlin"}'],
  ])('reads %s, whose fields flags override', async (_, parameters, stdin) => {
    await workplace.write('contact.json', '{"type":{"id":1},"name":"Ada","city":"Berlin"}');
    const { exitCode } = await run([...parameters, '--name', 'Grace', '--type', '2'], { stdin });
    expect(exitCode).toBe(0);
    expect(JSON.parse(bff.requests[0]?.body ?? '')).toEqual({
      type: { id: 2 },
      name: 'Grace',
      city: 'Berlin',
    });
  });

  it('says when the key had created the contact before', async () => {
    bff.answer({ ...created, headers: { ...created.headers, 'idempotent-replayed': 'true' } });
    const text = await run(['--type', '1']);
    expect(text.stdout).toMatch(/^Created earlier: contact 4711\n/);
    expect(documentOf(await run(['--type', '1', '--json']))).toMatchObject({ replayed: true });
  });

  it('exchanges the application token of the environment first', async () => {
    bff.answer(({ target }) =>
      target.endsWith('/authenticate') ? { status: 200, body: { auth_token: token } } : created,
    );
    const { exitCode } = await run(['--type', '1'], {
      environment: { CONTACTS_TOKEN: '', CONTACTS_APPLICATION_TOKEN: 'application-secret' },
    });
    expect(exitCode).toBe(0);
    expect(bff.requests.map(({ target }) => target)).toEqual([
      '/api/v1/authenticate',
      '/api/v1/organisation/12345/contact',
    ]);
    expect(bff.requests[0]?.body).toBe('{"application_token":"application-secret"}');
    expect(bff.requests[0]?.headers.authorization).toBeUndefined();
    expect(bff.requests[1]?.headers.authorization).toBe(`Bearer ${token}`);
  });

  it('shows with --dry-run what would be sent, without the token, and sends nothing', async () => {
    const parameters = ['--type', '1', '--name', 'Ada', '--idempotency-key', 'key-1', '--dry-run'];
    const text = await run(parameters);
    expect(text.exitCode).toBe(0);
    expect(text.stdout).toContain(
      `POST ${bff.url}/api/v1/organisation/12345/contact\nidempotency-key: key-1\n`,
    );
    expect(text.stdout).toContain('credential: CONTACTS_TOKEN\n');
    expect(text.stdout).toContain('{\n  "type": {\n    "id": 1\n  },\n  "name": "Ada"\n}\n');
    const json = await run([...parameters, '--json']);
    expect(documentOf(json)).toMatchObject({
      dry_run: true,
      method: 'POST',
      url: `${bff.url}/api/v1/organisation/12345/contact`,
      headers: { 'idempotency-key': 'key-1' },
      credential: 'CONTACTS_TOKEN',
      body: { type: { id: 1 }, name: 'Ada' },
    });
    expect(text.stdout + text.stderr + json.stdout + json.stderr).not.toContain(token);
    expect(bff.requests).toHaveLength(0);
  });
});
