import { describe, expect, it } from '@jest/globals';
import { freePort } from '@contacts/test-servers';
import { makeToken } from './make-token.js';
import { problem } from './scripted-bff.js';
import type { ScriptedAnswer, ScriptedBff } from './scripted-bff.js';
import { startBeforeAll } from './start-before-all.js';
import { documentOf } from './workplace.js';
import type { Workplace } from './workplace.js';

const inDoubt = { operation_id: 'operation-1', retry: 'same_key' };

describe('contacts create, when it fails', () => {
  let bff: ScriptedBff;
  let workplace: Workplace;
  const token = makeToken();
  const run = (parameters: readonly string[] = [], environment: Readonly<Record<string, string>> = {}) =>
    workplace.run(['create', '--type', '1', '--idempotency-key', 'key-1', ...parameters], {
      environment: { CONTACTS_BASE_URL: bff.url, CONTACTS_TOKEN: token, ...environment },
    });

  startBeforeAll((started) => ({ bff, workplace } = started));

  const answers: readonly (readonly [name: string, exitCode: number, answer: ScriptedAnswer])[] = [
    ['a bad request', 2, problem(400, 'bad-request')],
    ['rules that only the BFF has broken', 3, problem(422, 'validation-failed', { retry: 'never' })],
    ['no valid token', 4, problem(401, 'not-authenticated', { retry: 'never' })],
    [
      'a refusal of the upstream',
      5,
      problem(422, 'upstream-rejected', { retry: 'never', operation_id: 'operation-1' }),
    ],
    ['a key that is used up', 5, problem(409, 'conflict', { operation_id: 'operation-1', retry: 'never' })],
    [
      'an upstream that cannot be reached',
      6,
      problem(503, 'not-sent', { retry: 'safe' }, { 'retry-after': '5' }),
    ],
    ['a lost answer', 7, problem(504, 'in-doubt', inDoubt)],
    ['a creation that still runs', 7, problem(409, 'operation-in-progress', inDoubt, { 'retry-after': '1' })],
    ['a redirect', 1, { status: 308, headers: { location: 'https://elsewhere.example/' } }],
    ['a refusal without problem details', 1, { status: 418, body: 'teapot' }],
    [
      'an error page of a proxy',
      7,
      { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' },
    ],
    ['a success without a contact', 7, { status: 201, body: {} }],
    ['a reset connection', 7, 'reset'],
    ['half an answer', 7, 'half an answer'],
  ];

  it.each(answers)('%s ends with %i, in words and as a document', async (_, exitCode, answer) => {
    bff.answer(answer);
    const text = await run();
    expect(text).toMatchObject({ exitCode, stdout: '' });
    expect(text.stderr).toMatch(/^contacts: .+\n.+/);
    const json = await run(['--json']);
    expect(json).toMatchObject({ exitCode, stderr: '' });
    expect(documentOf(json)).toMatchObject({ exit_code: exitCode, idempotency_key: 'key-1' });
    expect(bff.requests).toHaveLength(2);
    expect(text.stderr + json.stdout).not.toContain(token);
  });

  it('names the operation, the key and the commands that clear a doubt', async () => {
    bff.answer(problem(504, 'in-doubt', inDoubt, { 'retry-after': '30' }));
    const { stderr } = await run();
    expect(stderr).toBe(
      'contacts: Title of in-doubt\n' +
        'Detail of in-doubt.\n' +
        '  request    request-of-the-bff\n' +
        '  operation  operation-1\n' +
        '  key        key-1\n' +
        '> Wait 30 s. Look it up: `contacts operation get operation-1`.\n' +
        '> Or run the same command with `--idempotency-key key-1`: the same key never creates a second contact.\n',
    );
    expect(documentOf(await run(['--json']))).toMatchObject({
      type: '/problems/in-doubt',
      status: 504,
      operation_id: 'operation-1',
      retry: 'same_key',
      retry_after: 30,
    });
  });

  it('tells how to find the operation when the connection was lost', async () => {
    bff.answer('reset');
    const result = await run(['--json']);
    const requestId = bff.requests[0]?.headers['x-request-id'];
    expect(documentOf(result)).toMatchObject({ request_id: requestId });
    expect(documentOf(result)['next_steps']).toContainEqual(
      expect.stringContaining(`contacts audit list --request-id ${String(requestId)}`),
    );
  });

  it('shows each field that the upstream refused', async () => {
    const errors = [{ pointer: '/country/id', code: 'unknown_reference', message: 'No such country.' }];
    bff.answer(problem(422, 'upstream-rejected', { errors, operation_id: 'operation-1' }));
    expect((await run()).stderr).toContain('  country.id  unknown_reference  No such country.\n');
    expect(documentOf(await run(['--json']))).toMatchObject({ errors });
  });

  it('knows that nothing was sent when nobody listens', async () => {
    const environment = { CONTACTS_BASE_URL: `http://127.0.0.1:${String(await freePort())}` };
    const text = await run([], environment);
    expect(text.exitCode).toBe(6);
    expect(text.stderr).toContain('(connection refused). Nothing was sent.');
    expect(documentOf(await run(['--json'], environment))).toMatchObject({ exit_code: 6 });
  });

  it('checks the contact first and names every broken rule', async () => {
    bff.answer('reset');
    const result = await run(['--email', 'nobody', '--purchase-order-number', 'PO', '--json']);
    expect(result.exitCode).toBe(3);
    expect(documentOf(result)['errors']).toEqual([
      expect.objectContaining({ pointer: '/email', code: 'invalid_format' }),
      expect.objectContaining({ pointer: '/purchase_order_number', code: 'not_allowed_for_type' }),
    ]);
    expect(bff.requests).toHaveLength(0);
  });

  it.each([
    ['an unknown type', ['--type', 'friend'], 'type "friend": There is no such contact type.'],
    ['a key that cannot be sent', ['--idempotency-key', 'two words'], '--idempotency-key'],
    ['an organisation that is no id', ['--org', '12e3'], 'The organisation from --org is not an id.'],
    ['a file that is not there', ['--file', 'missing.json'], 'missing.json does not exist.'],
    ['plain http to another machine', ['--base-url', 'http://contacts.example'], 'unencrypted'],
    ['an unknown profile', ['--profile', 'nowhere'], 'There is no profile "nowhere"'],
    ['an unknown option', ['--nickname', 'Ada'], "Unknown option '--nickname'"],
  ])('calls %s a usage error', async (_, parameters, message) => {
    bff.answer('reset');
    const result = await run(parameters);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toContain(message);
    expect(bff.requests).toHaveLength(0);
  });

  it('asks for the countries only when all else is right', async () => {
    bff.answer('reset');
    expect(await run(['--country', 'de', '--email', 'nobody'])).toMatchObject({ exitCode: 3 });
    await workplace.write('list.json', '[]');
    expect(await run(['--country', 'de', '--file', 'list.json'])).toMatchObject({ exitCode: 3 });
    expect(bff.requests).toHaveLength(0);
    expect(await run(['--country', 'de'])).toMatchObject({ exitCode: 6 });
    expect(bff.requests.map(({ method, target }) => `${method} ${target}`)).toEqual([
      'GET /api/v1/country?geographic=true',
    ]);
  });

  it.each([
    ['zz', 'country "zz": The vendor has no such country. Use its ISO code, its name or its id.'],
    ['', 'country "": The vendor has no such country.'],
    ['cg', 'country "cg": This is ambiguous: 48 Congo, 49 Republic of the Congo. Use the id.'],
  ])('refuses the country %j by name and creates nothing', async (country, message) => {
    const countries = [
      { id: 48, iso_code: 'cg', name: 'Congo' },
      { id: 49, iso_code: 'CG', name: 'Republic of the Congo' },
      { id: 142, iso_code: '', name: 'International Networks' },
      { id: 143, name: null },
    ];
    bff.answer({ status: 200, body: countries });
    const refused = await run(['--country', country]);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain(message);
    expect(refused.stderr).toContain('> `contacts countries` lists them.\n');
    expect(bff.requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it('needs a token, and an organisation to work in', async () => {
    expect(await run([], { CONTACTS_TOKEN: '' })).toMatchObject({ exitCode: 4 });
    expect(await run([], { CONTACTS_TOKEN: 'not-a-token' })).toMatchObject({ exitCode: 4 });
    expect(await run([], { CONTACTS_TOKEN: makeToken({ 'esc.org': undefined }) })).toMatchObject({
      exitCode: 2,
    });
  });
});
