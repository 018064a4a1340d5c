import { describe, expect, it } from '@jest/globals';
import { makeToken } from './make-token.js';
import { problem } from './scripted-bff.js';
import type { ScriptedBff } from './scripted-bff.js';
import { startBeforeAll } from './start-before-all.js';
import { documentOf } from './workplace.js';
import type { Workplace } from './workplace.js';

const event = {
  id: 'event-1',
  seq: null,
  time: '2026-11-23T10:00:00.000Z',
  action: 'contact.create',
  outcome: 'created',
  caller: { kind: 'application', id: '42', accepted: true },
  organisation_id: 12345,
  contact_id: '4711',
  operation_id: 'operation-1',
  request_id: 'request-1',
};

describe('looking things up', () => {
  let bff: ScriptedBff;
  let workplace: Workplace;
  const run = (...parameters: string[]) =>
    workplace.run(parameters, {
      environment: { CONTACTS_BASE_URL: `${bff.url}/`, CONTACTS_TOKEN: makeToken() },
    });

  startBeforeAll((started) => ({ bff, workplace } = started));

  describe('contacts audit list', () => {
    it('shows a page as an aligned table and says how to go on', async () => {
      const attempted = { ...event, outcome: 'attempted', contact_id: null };
      bff.answer({ status: 200, body: { events: [event, attempted], next_cursor: "it's-2" } });
      expect(await run('audit', 'list')).toEqual({
        exitCode: 0,
        stdout:
          'TIME                      ACTION          OUTCOME    ACTOR           CONTACT  OPERATION    REQUEST\n' +
          '2026-11-23T10:00:00.000Z  contact.create  created    application 42  4711     operation-1  request-1\n' +
          '2026-11-23T10:00:00.000Z  contact.create  attempted  application 42  -        operation-1  request-1\n',
        stderr: `There are more: repeat the command with --cursor 'it'\\''s-2'\n`,
      });
    });

    it('passes every filter on, and the page through with --json', async () => {
      const page = { events: [event], next_cursor: 'next' };
      bff.answer({ status: 200, body: page });
      const filters = {
        since: '2026-11-01T00:00:00+01:00',
        until: '2026-12-01T00:00:00Z',
        action: 'contact.create',
        outcome: 'in_doubt',
        actor: 'a b&c',
        'contact-id': '4711',
        'request-id': 'request-1',
        'operation-id': 'operation-1',
        limit: '500',
        cursor: 'abc',
      };
      const flags = Object.entries(filters).flatMap(([name, value]) => [`--${name}`, value]);
      const result = await run('audit', 'list', '--json', '--org', '67890', ...flags);
      expect(result).toMatchObject({ exitCode: 0, stderr: '' });
      expect(documentOf(result)).toEqual(page);
      const url = new URL(bff.requests[0]?.target ?? '', bff.url);
      expect(url.pathname).toBe('/bff/organisation/67890/audit-events');
      expect(Object.fromEntries(url.searchParams)).toEqual(
        Object.fromEntries(Object.entries(filters).map(([name, value]) => [name.replace('-', '_'), value])),
      );
    });

    it('says when nothing matches', async () => {
      bff.answer({ status: 200, body: { events: [], next_cursor: null } });
      expect(await run('audit', 'list')).toMatchObject({ exitCode: 0, stderr: 'No events match.\n' });
    });

    it.each(['0', '501', '1e2', '-1', ''])('refuses a limit of %j', async (limit) => {
      bff.answer('reset');
      expect(await run('audit', 'list', `--limit=${limit}`)).toMatchObject({ exitCode: 2, stdout: '' });
      expect(bff.requests).toHaveLength(0);
    });

    it.each([
      ['a filter that the BFF does not understand', 2, problem(400, 'bad-request')],
      ['a foreign organisation', 4, problem(403, 'forbidden')],
      ['a lost answer, which changes nothing', 6, 'reset' as const],
      ['a page that is none', 1, { status: 200, body: [] }],
      ['a defect', 1, problem(500, 'internal-error')],
      ['a refusal that names an exit code', 1, problem(500, 'internal-error', { exit_code: 0 })],
      ['an answer without end', 1, { status: 200, body: ' '.repeat(17 * 1024 * 1024) }],
    ])('ends for %s with %i', async (_, exitCode, answer) => {
      bff.answer(answer);
      const result = await run('audit', 'list', '--json');
      expect(result).toMatchObject({ exitCode, stderr: '' });
      expect(documentOf(result)).toMatchObject({ exit_code: exitCode });
    });
  });

  describe('contacts operation get', () => {
    const operation = {
      operation_id: 'operation-1',
      state: 'created',
      organisation_id: 12345,
      contact_id: '4711',
      location: '/api/v1/organisation/12345/contact/4711',
      created_at: '2026-11-23T10:00:00.000Z',
      settled_by: null,
      waiting_for: null,
    };

    it('shows the state in words and what is known', async () => {
      bff.answer({ status: 200, body: operation });
      expect(await run('operation', 'get', 'operation-1')).toEqual({
        exitCode: 0,
        stdout:
          'created: the contact exists\n' +
          '  operation     operation-1\n' +
          '  organisation  12345\n' +
          '  contact       4711\n' +
          '  location      /api/v1/organisation/12345/contact/4711\n' +
          '  created at    2026-11-23T10:00:00.000Z\n',
        stderr: '',
      });
      expect(bff.requests[0]).toMatchObject({ method: 'GET', target: '/bff/operations/operation-1' });
    });

    it.each([
      ['attempted', 'under way'],
      ['rejected', 'refused'],
      ['not_sent', 'never sent'],
      ['in_doubt', 'not known yet'],
      ['ambiguous', 'by hand'],
      ['constructor', 'does not know'],
    ])('explains the state %s', async (state, words) => {
      bff.answer({ status: 200, body: { ...operation, state } });
      const { stdout } = await run('operation', 'get', 'operation-1');
      expect(stdout).toMatch(new RegExp(`^${state}: .*${words}`));
    });

    it('passes the document through with --json', async () => {
      bff.answer({ status: 200, body: operation });
      expect(documentOf(await run('operation', 'get', 'operation-1', '--json'))).toEqual(operation);
    });

    it('ends with 5 for an operation that is not there', async () => {
      bff.answer(problem(404, 'not-found'));
      expect(await run('operation', 'get', 'operation-1')).toMatchObject({ exitCode: 5, stdout: '' });
    });

    it.each(['..', 'a/b', '%2e%2e', 'a?b', ''])('sends no request for the id %j', async (id) => {
      bff.answer('reset');
      expect(await run('operation', 'get', id)).toMatchObject({ exitCode: 2 });
      expect(bff.requests).toHaveLength(0);
    });
  });
});
