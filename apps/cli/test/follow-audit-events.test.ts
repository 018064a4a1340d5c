import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { makeToken } from './make-token.js';
import { problem } from './scripted-bff.js';
import type { ScriptedAnswer, ScriptedBff, SeenRequest } from './scripted-bff.js';
import { startBeforeAll } from './start-before-all.js';
import type { Workplace } from './workplace.js';

const event = (id: string, members: object = {}) => ({
  id,
  time: '2026-11-23T10:00:00.000Z',
  action: 'contact.create',
  outcome: 'created',
  caller: { kind: 'application', id: '42', accepted: true },
  contact_id: id,
  request_id: `request-${id}`,
  ...members,
});

const page = (...events: object[]): ScriptedAnswer => ({ status: 200, body: { events, next_cursor: null } });

describe('contacts audit list --follow', () => {
  let bff: ScriptedBff;
  let workplace: Workplace;
  let child: ChildProcess;
  let polls: number;

  startBeforeAll((started) => ({ bff, workplace } = started));
  beforeEach(() => {
    polls = 0;
  });

  /** Gives each read of the trail the next of these answers, and presses Ctrl-C at the one after the last. */
  const answerReads = (...answers: ((request: SeenRequest) => ScriptedAnswer)[]) => {
    bff.answer((request) => {
      const answer = answers[polls++];
      if (answer !== undefined) return answer(request);
      child.kill('SIGINT');
      return 'silence';
    });
  };
  const follow = (parameters: readonly string[] = [], environment: Readonly<Record<string, string>> = {}) =>
    workplace.run(['audit', 'list', '--follow', ...parameters], {
      environment: { CONTACTS_BASE_URL: bff.url, CONTACTS_TOKEN: makeToken(), ...environment },
      onStart: (started) => (child = started),
    });

  it('prints the newest events and then new ones, oldest first, once each, until Ctrl-C', async () => {
    answerReads(
      () => page(event('2'), event('1')),
      () => page(event('2'), event('1')),
      () => page(event('5'), event('4'), event('2'), event('3-late'), event('1')),
      () => page(event('5'), event('4'), event('2'), event('3-late'), event('1')),
    );
    const { exitCode, stdout, stderr } = await follow(['--action', 'contact.create']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: '' });
    const rows = stdout.split('\n').map((line) => line.split(/ {2,}/)[4]);
    expect(rows).toEqual(['CONTACT', '1', '2', '3-late', '4', '5', undefined]);
    expect(bff.requests.every(({ target }) => target.includes('action=contact.create'))).toBe(true);
  });

  it('prints one JSON object a line with --json, and as many to begin with as --limit says', async () => {
    answerReads(
      () => page(event('3'), event('2'), event('1')),
      () => page(event('4'), event('3'), event('2'), event('1')),
    );
    const { exitCode, stdout, stderr } = await follow(['--json', '--limit', '2']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: '' });
    expect(stdout).toBe(['2', '3', '4'].map((id) => `${JSON.stringify(event(id))}\n`).join(''));
  });

  it('keeps its columns where they are', async () => {
    answerReads(
      () => page(event('1', { action: 'contact.create' })),
      () => page(event('2', { action: 'x' }), event('1')),
    );
    const { stdout } = await follow();
    const [titles = '', ...rows] = stdout.trimEnd().split('\n');
    const column = titles.indexOf('OUTCOME');
    expect(rows.map((row) => row.slice(column, column + 7))).toEqual(['created', 'created']);
  });

  it('leaves out what the trail records of its own reads, and nothing else', async () => {
    const read = (id: string, requestId: unknown) =>
      event(id, { action: 'audit.read', request_id: requestId });
    answerReads(
      ({ headers }) => page(read('own-1', headers['x-request-id']), read('other-1', 'request-of-another')),
      ({ headers }) => page(read('own-2', headers['x-request-id']), read('other-2', 'request-of-another')),
    );
    const { stdout } = await follow(['--json']);
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids).toEqual(['other-1', 'other-2']);
  });

  it('waits through an outage and says so', async () => {
    answerReads(
      () => page(event('1')),
      () => 'reset',
      () => problem(503, 'storage-unavailable', {}, { 'retry-after': '1' }),
      () => ({ status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' }),
      () => page(event('2'), event('1')),
      () => page(event('2'), event('1')),
    );
    const { exitCode, stdout, stderr } = await follow();
    expect(exitCode).toBe(130);
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/gave no whole answer \(.+\)\. Trying again until it works\.$/),
      expect.stringMatching(/^Reading again after \d+ s; nothing is left out\.$/),
      '',
    ]);
  });

  it('gets a new token when its own has expired, and ends when that is refused too', async () => {
    const answers = [page(event('1')), problem(401, 'not-authenticated'), page(event('2')), page(event('2'))];
    let exchanges = 0;
    bff.answer(({ target }) => {
      if (target.endsWith('/authenticate')) {
        exchanges += 1;
        return { status: 200, body: { auth_token: makeToken({ exchange: exchanges }) } };
      }
      return answers.shift() ?? problem(401, 'not-authenticated');
    });
    const application = { CONTACTS_TOKEN: '', CONTACTS_APPLICATION_TOKEN: 'application-secret' };
    const { exitCode, stdout, stderr } = await follow(['--json'], application);
    expect({ exitCode, stderr, exchanges }).toEqual({ exitCode: 4, stderr: '', exchanges: 3 });
    // Whoever reads line by line understands the failure, too.
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toMatchObject([{ id: '1' }, { id: '2' }, { exit_code: 4, status: 401 }]);
  });

  it.each([
    ['when the first read fails', 6, 'reset' as const],
    ['for another organisation', 4, problem(403, 'forbidden')],
  ])('ends at once %s', async (_, exitCode, answer) => {
    bff.answer(answer);
    expect(await follow()).toMatchObject({ exitCode, stdout: '' });
    expect(bff.requests).toHaveLength(1);
  });

  it('ends when it is refused later on', async () => {
    answerReads(
      () => page(event('1')),
      () => problem(403, 'forbidden'),
    );
    expect(await follow()).toMatchObject({ exitCode: 4 });
  });

  it('ends without a word when its reader has gone', async () => {
    bff.answer(() => page(event(String(polls++)), event('first')));
    const { stdout, stderr } = await workplace.runShell(
      '{ contacts audit list --follow; echo "exit $?" >&2; } | head -n 3',
      { environment: { CONTACTS_BASE_URL: bff.url, CONTACTS_TOKEN: makeToken() } },
    );
    expect(stdout.split('\n')).toHaveLength(4);
    expect(stderr).toBe('exit 0\n');
  });

  it.each(['--cursor=abc', '--until=2026-12-01T00:00:00Z'])('is refused together with %s', async (flag) => {
    bff.answer('reset');
    expect(await follow([flag])).toMatchObject({ exitCode: 2, stdout: '' });
    expect(bff.requests).toHaveLength(0);
  });
});
