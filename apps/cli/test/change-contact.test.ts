import { describe, expect, it } from '@jest/globals';
import { makeToken } from './make-token.js';
import { problem } from './scripted-bff.js';
import type { ScriptedBff } from './scripted-bff.js';
import { startBeforeAll } from './start-before-all.js';
import { documentOf } from './workplace.js';
import type { Workplace } from './workplace.js';

describe('changing and deleting a contact', () => {
  let bff: ScriptedBff;
  let workplace: Workplace;
  const run = (...parameters: string[]) =>
    workplace.run(parameters, { environment: { CONTACTS_BASE_URL: bff.url, CONTACTS_TOKEN: makeToken() } });

  startBeforeAll((started) => ({ bff, workplace } = started));

  it.each([
    ['an answer that is lost', 7, 'reset' as const],
    ['a vendor whose answer was lost', 7, problem(504, 'in-doubt', { retry: 'safe' })],
    ['a gateway in between that gave up', 7, { status: 504, body: '<html>' }],
    ['a page of somebody in between', 7, { status: 200, body: '<html>' }],
    ['JSON where there is none', 7, { status: 200, body: {} }],
    ['null', 7, { status: 200, body: 'null' }],
    ['a gateway in between that refuses', 4, { status: 403, body: '<html>' }],
    ['a request that was not passed on', 6, problem(503, 'not-sent', { retry: 'safe' })],
    ['a contact that is not there', 5, problem(404, 'not-found', { retry: 'never' })],
    ['a token that may not do it', 4, problem(403, 'forbidden', { retry: 'never' })],
  ])('ends for %s with %i, and says whether it may be repeated', async (_, exitCode, answer) => {
    bff.answer(answer);
    const changed = await run('update', '4711', '--name', 'Ada', '--json');
    expect(documentOf(changed)).toMatchObject({ exit_code: exitCode });
    expect(bff.requests.map(({ method, target }) => `${method} ${target}`)).toEqual([
      'PATCH /api/v1/organisation/12345/contact/4711',
    ]);
    const deleted = await run('delete', '4711', '--yes');
    expect(deleted).toMatchObject({ exitCode, stdout: '' });
    expect(bff.requests).toHaveLength(2);
    if (exitCode === 7) {
      expect(deleted.stderr).toContain('Whether the contact was changed is not known.');
      expect(deleted.stderr).toContain('Run the same command again: ');
      expect(deleted.stderr).toContain('`contacts get 4711`');
    }
  });

  it.each([
    ['nothing to change', 3, ['update', '4711']],
    ['a broken rule', 3, ['update', '4711', '--email', 'nobody']],
    ['a type, which is fixed', 2, ['update', '4711', '--type', '6']],
    ['an id that is none', 2, ['update', '../12', '--name', 'Ada']],
    ['an id beyond what a number holds', 2, ['get', '9007199254740993']],
    ['no id', 2, ['delete', '0', '--yes']],
  ])('sends nothing for %s', async (_, exitCode, parameters) => {
    bff.answer('reset');
    expect(await run(...parameters)).toMatchObject({ exitCode, stdout: '' });
    expect(bff.requests).toHaveLength(0);
  });

  it('takes nothing else for a contact, a list or an acceptance', async () => {
    bff.answer({ status: 200, body: 'no JSON' });
    for (const command of [['get', '4711'], ['list'], ['countries'], ['whoami']]) {
      expect(await run(...command, '--json')).toMatchObject({ exitCode: 1, stderr: '' });
    }
    bff.answer({ status: 200, body: { not: 'a list' } });
    for (const command of ['list', 'countries']) expect(await run(command)).toMatchObject({ exitCode: 1 });
    bff.answer({ status: 200, body: [] });
    for (const command of [['get', '4711'], ['whoami'], ['operation', 'get', 'x']])
      expect(await run(...command)).toMatchObject({ exitCode: 1, stdout: '' });
    for (const answer of [{ status: 204 }, { status: 200, body: {} }, { status: 200, body: 'null' }]) {
      bff.answer(answer);
      const shown = documentOf(await run('operation', 'get', 'x', '--json'));
      expect(shown).toMatchObject({ exit_code: 1, title: 'Not an answer of the BFF' });
    }
  });

  it('tells by the exit code of whoami whether a token is accepted', async () => {
    bff.answer(problem(401, 'not-authenticated'));
    const refused = await run('whoami');
    expect(refused).toMatchObject({ exitCode: 4, stdout: '' });
    expect(refused.stderr).toContain('contacts login');
    bff.answer({ status: 200, body: {} });
    const bare = documentOf(await run('whoami', '--json'));
    expect(bare).toMatchObject({ organisation_id: '12345', caller: null, token_from: 'CONTACTS_TOKEN' });
  });
});
