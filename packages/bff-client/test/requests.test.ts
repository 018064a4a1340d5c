import { describe, expect, it } from '@jest/globals';
import { createContact, deleteContact, exchange, listAuditEvents, listContacts } from '../src/index.js';
import type { BffConnection, CreationResult } from '../src/index.js';
import { problem, scriptFetch, type ScriptedAnswer } from './scripted-fetch.js';

const list: ScriptedAnswer = { status: 200, body: [] };
const baseUrl = 'https://bff.example';
const limits = { attempts: 1 };

describe('a request', () => {
  it('carries the session by cookie, and the CSRF header when it changes something', async () => {
    const { fetch, sent } = scriptFetch([list, { status: 204 }]);
    const connection: BffConnection = { baseUrl: '', credential: { kind: 'cookie' }, fetch };
    await listContacts(connection, 12345);
    await deleteContact(connection, { organisationId: 12345, contactId: '4711/..' });
    expect(
      sent.map(({ url, credentials, headers }) => [url, credentials, headers.get('x-contacts-csrf')]),
    ).toEqual([
      ['/api/v1/organisation/12345/contact', 'include', null],
      ['/api/v1/organisation/12345/contact/4711%2F..', 'include', '1'],
    ]);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([null, null]);
  });

  it('carries a bearer that is asked for each time, no cookie, and the headers of the connection', async () => {
    const { fetch, sent } = scriptFetch([list]);
    let count = 0;
    const token = () => `token-${String((count += 1))}`;
    const headers = { 'x-contacts-lane': 'bulk' };
    const connection: BffConnection = { baseUrl, credential: { kind: 'bearer', token }, headers, fetch };
    await listContacts(connection, 12345);
    await listAuditEvents(connection, 12345, { limit: 5, action: 'contact.create' });
    expect(sent.map((request) => [request.headers.get('authorization'), request.credentials])).toEqual([
      ['Bearer token-1', 'omit'],
      ['Bearer token-2', 'omit'],
    ]);
    expect(sent[0]?.headers.get('x-contacts-lane')).toBe('bulk');
    expect(sent[1]?.url).toBe(`${baseUrl}/bff/organisation/12345/audit-events?limit=5&action=contact.create`);
  });

  it('reads at most 16 MiB', async () => {
    const { fetch } = scriptFetch([{ status: 200, body: `"${'x'.repeat(17 * 1024 * 1024)}"` }]);
    expect(await exchange({ baseUrl, fetch }, { method: 'GET', path: '/' })).toEqual({
      ok: false,
      failure: { kind: 'foreign', status: 200, reason: 'the answer is larger than 16 MiB' },
    });
  });
});

describe('the meaning of an answer to a creation', () => {
  it.each<[ScriptedAnswer, CreationResult['kind']]>([
    [{ status: 201, body: { contact_id: '1' } }, 'created'],
    [{ status: 201, body: {} }, 'inDoubt'],
    [problem(422, 'validation-failed', { retry: 'never' }), 'invalid'],
    [problem(401, 'not-authenticated', { retry: 'never' }), 'notAuthenticated'],
    [problem(401, 'session-expired'), 'notAuthenticated'],
    [problem(403, 'csrf'), 'forbidden'],
    [problem(404, 'not-found', { retry: 'never' }), 'refused'],
    [problem(422, 'upstream-rejected', { retry: 'never' }), 'refused'],
    [problem(409, 'conflict', { retry: 'never' }), 'conflict'],
    [problem(409, 'operation-in-progress', { retry: 'same_key' }), 'inDoubt'],
    [problem(429, 'too-many-requests'), 'notSent'],
    [problem(503, 'shutting-down', { retry: 'safe' }), 'notSent'],
    [problem(504, 'in-doubt', { retry: 'never' }), 'inDoubt'],
    [problem(502, 'upstream-protocol', { retry: 'never' }), 'unexpected'],
    [problem(500, 'internal-error', { retry: 'same_key' }), 'inDoubt'],
    [problem(500, 'internal-error'), 'inDoubt'],
    [problem(418, 'of-later'), 'refused'],
    ['lost', 'inDoubt'],
    [{ status: 200, body: '<html>' }, 'inDoubt'],
    [{ status: 502, body: '<html>' }, 'inDoubt'],
    [{ status: 404, body: '<html>' }, 'unexpected'],
    [{ status: 302, body: '' }, 'unexpected'],
  ])('%j is %s', async (answer, expected) => {
    const { fetch, sent } = scriptFetch([answer]);
    const result = await createContact({ baseUrl, fetch }, 12345, { type: { id: 1 } }, { limits });
    expect(result.kind).toBe(expected);
    expect(sent).toHaveLength(1);
  });

  it('is not sent where the runtime proves it', async () => {
    const { fetch } = scriptFetch(['lost']);
    const watchSending = () => ({ hasBegun: () => false, stop: () => undefined });
    expect(await createContact({ baseUrl, fetch, watchSending }, 12345, { type: { id: 1 } })).toMatchObject({
      kind: 'notSent',
      retryAfterSeconds: undefined,
    });
  });
});

describe('the meaning of an answer to anything else', () => {
  it.each<[ScriptedAnswer, string]>([
    [list, 'done'],
    [{ status: 200, body: {} }, 'unexpected'],
    [problem(400, 'forbidden-query-parameter'), 'invalid'],
    [problem(429, 'upstream-quota', { retry: 'safe' }), 'unavailable'],
    [problem(502, 'upstream-protocol', { retry: 'safe' }), 'unavailable'],
    [problem(502, 'upstream-protocol', { retry: 'never' }), 'refused'],
    [problem(500, 'internal-error', { retry: 'never' }), 'unexpected'],
    [problem(409, 'conflict'), 'refused'],
    ['lost', 'unreachable'],
  ])('%j is %s', async (answer, expected) => {
    const { fetch } = scriptFetch([answer]);
    expect((await listContacts({ baseUrl, fetch }, 12345)).kind).toBe(expected);
  });
});
