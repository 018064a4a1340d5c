import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { documentOf } from '../workplace.js';
import type { RunOptions } from '../workplace.js';
import { importThroughKills } from './kill-import.js';
import { ImportWorld, numberedRows, tally } from './import-world.js';

describe('contacts import over the BFF and the sandbox', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await ImportWorld.start();
  });
  afterAll(() => world.stop());

  const run = (parameters: readonly string[], options: RunOptions = {}) =>
    world.workplace.run(['import', ...parameters], {
      ...options,
      environment: { ...world.environment, ...options.environment },
    });
  const read = (name: string) => readFile(world.path(name), 'utf8');
  const countOf = async (name: string) => tally(await world.listContacts(), name).contacts;

  // `pnpm soak` does the same with 25 kills.
  it(
    'killed five times and resumed ends like one that nobody has disturbed',
    () => importThroughKills(world, { name: 'killed', rows: 2_000, kills: 5, seed: 20_261_126 }),
    180_000,
  );

  it('comes to the same while the BFF is killed too, and the vendor loses answers', async () => {
    await world.injectFault({ kind: 'created_then_reset' }, 3);
    await importThroughKills(world, { name: 'shaken', rows: 2_000, kills: 5, bffKills: 3, seed: 20_261_127 });
  }, 180_000);

  it('previews, carries exactly that out, gives failed rows back and takes itself back', async () => {
    const header = 'Typ;Name;E-Mail;Country;Notes\n';
    await world.workplace.write(
      'plan.csv',
      `${header}invoice;plan 1;a@example.com;de;x\n;plan 2;broken;;\n1;plan 3;;zz;\n;plan 1;a@example.com;74;\n;plan 4;;99999;\n`,
    );
    const unmapped = await run(['plan.csv', '--preview']);
    expect(unmapped).toMatchObject({ exitCode: 2, stdout: '' });
    expect(unmapped.stderr).toContain('> Did you mean `--map Typ=type`? Or leave it out: `--map Typ=`.\n');

    const options = ['--map', 'Typ=type', '--map', 'Notes=', '--defaults', 'type=invoice'];
    const preview = await run(['plan.csv', '--preview', ...options]);
    expect(preview).toMatchObject({ exitCode: 0, stderr: '' });
    expect(preview.stdout).toMatch(/^Plan: 2 contacts for organisation 12345$/m);
    expect(preview.stdout).toMatch(/^ {2}read as +CSV with semicolons between the cells, in UTF-8$/m);
    expect(preview.stdout).toMatch(/^ {2}line 3 +column 3 \(E-Mail\) +email must be /m);
    expect(preview.stdout).toMatch(/^ {2}line 4 +column 4 \(Country\) +The vendor has no such country/m);
    expect(await countOf('plan')).toBe(0);

    const imported = await run(['--plan', 'plan.plan.json', '--json']);
    expect(imported).toMatchObject({ exitCode: 8, stderr: '' });
    expect(documentOf(imported)).toMatchObject({
      counts: { created: 1, invalid: 2, rejected: 1, duplicate: 1, already_there: 0, in_doubt: 0 },
      created_file: 'plan.created.csv',
      failed_file: 'plan.failed.csv',
    });
    expect((await read('plan.failed.csv')).split('\r\n').slice(0, 2)).toEqual([
      '\ufefftype,name,country,email,contacts_row,contacts_error_field,contacts_error',
      expect.stringMatching(/^invoice,plan 2,,broken,2,email,"email must be /),
    ]);

    const again = await run(['plan.csv', ...options]);
    expect(again).toMatchObject({ exitCode: 2, stdout: '' });
    expect(again.stderr).toContain('`contacts import --resume plan.journal`');

    const corrected = (await read('plan.failed.csv'))
      .replace('broken', 'b@example.com')
      .replace(',zz,', ',de,')
      .replace(',99999,', ',,');
    await world.workplace.write('plan.failed.csv', corrected);
    expect(await run(['plan.failed.csv'])).toMatchObject({ exitCode: 0 });
    expect(await countOf('plan')).toBe(4);

    expect(await run(['--undo', 'plan.journal'])).toMatchObject({ exitCode: 2, stdout: '' });
    const undone = await run(['--undo', 'plan.journal', '--yes']);
    expect(undone).toMatchObject({ exitCode: 0, stdout: 'Undone: 1 contacts deleted\n' });
    expect(undone.stderr).toMatch(/^ {2}\d+ {2}row 1 {2}plan 1$/m);
    expect(await countOf('plan')).toBe(3);
    expect(await run(['--resume', 'plan.journal'])).toMatchObject({ exitCode: 2 });
  });

  it('keeps stdin, says how it reads it, and compares with what is there', async () => {
    const latin = Buffer.from('type,name,city\n1,stdin 1,K\u00f6ln\n1,stdin 2,\n', 'latin1');
    const first = await run(['-', '--journal', 'first.journal'], { stdin: latin });
    expect(first).toMatchObject({ exitCode: 0 });
    expect(first.stderr).toContain('stdin is kept in first.input');
    expect(first.stderr).toContain('Windows-1252 (it is not UTF-8)');
    const json = '[{"type":"commercial","name":"stdin 1","city":"Köln"},{"type":{"id":1},"name":"stdin 3"}]';
    const second = await run(['-', '--journal', 'second.journal', '--json'], { stdin: json });
    expect(documentOf(second)).toMatchObject({ counts: { created: 1, already_there: 1 } });
    expect(await countOf('stdin')).toBe(3);
  });

  it('keeps what can be read once only, such as a named pipe', async () => {
    await world.workplace.runShell('mkfifo pipe.csv');
    const writing = writeFile(world.path('pipe.csv'), numberedRows(2, 'pipe'));
    const piped = await run(['pipe.csv', '--journal', 'piped.journal']);
    await writing;
    expect(piped).toMatchObject({ exitCode: 0 });
    expect(piped.stderr).toContain('pipe.csv is kept in piped.input');
    const inherited = await run(['/dev/stdin'], { stdin: numberedRows(1, 'inherited') });
    expect(inherited).toMatchObject({ exitCode: 0 });
    expect(inherited.stderr).toMatch(/^\/dev\/stdin is kept in import-[0-9a-f]{8}\.input/m);
    expect(await countOf('pipe')).toBe(2);
    expect(await countOf('inherited')).toBe(1);
  });

  it('refuses to resume where it does not belong', async () => {
    await world.workplace.write('place.csv', numberedRows(1, 'place'));
    await run(['place.csv']);
    const wrong = async (parameters: readonly string[], words: string) => {
      const { exitCode, stderr } = await run(['--resume', 'place.journal', ...parameters]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(words) });
    };
    await wrong(['--org', '67890'], 'Add `--org 12345`.');
    await wrong(
      ['--base-url', world.bffUrl.replace('127.0.0.1', 'localhost')],
      `Add \`--base-url ${world.bffUrl}\`.`,
    );
    const journal = await read('place.journal');
    await world.workplace.write('place.journal', `${journal}{"row":2,"state":"created","contact_id":"1"}\n`);
    await wrong([], 'place.journal tells of row 2, and the import has 1: it was changed by hand.');
    await world.workplace.write('place.journal', journal);
    await world.workplace.write('place.csv', numberedRows(2, 'place'));
    await wrong([], 'place.csv has changed since the import was planned');
    const plan = await read('place.plan.json');
    await world.workplace.write('place.plan.json', plan.replace('"version": 1', '"version":  1'));
    await wrong([], 'place.plan.json is not the plan that place.journal began with');
  });

  it.each([
    ['a file that is not there', ['nowhere.csv'], 2],
    ['a file without rows', ['empty.csv'], 2],
    ['an ambiguous default', ['rows.csv', '--defaults', 'country=nowhere'], 2],
    ['a quote that is never closed', ['open.csv'], 3],
    ['no row that satisfies the rules', ['invalid.csv'], 3],
    ['another organisation', ['rows.csv', '--org', '67890'], 4],
  ])('ends for %s as %j with %i and creates nothing', async (_, parameters, exitCode) => {
    await world.workplace.write('rows.csv', 'type,name\n1,refused\n');
    await world.workplace.write('empty.csv', 'type,name\n\n');
    await world.workplace.write('open.csv', 'type,name\n1,"refused\n');
    await world.workplace.write('invalid.csv', 'type,name\n,refused\n');
    const before = (await world.listContacts()).length;
    const result = await run([...parameters, '--json']);
    expect(result).toMatchObject({ exitCode, stderr: '' });
    expect(documentOf(result)).toMatchObject({ exit_code: exitCode });
    expect(await world.listContacts()).toHaveLength(before);
  });

  describe('in a terminal', () => {
    it('draws a bar that fits, stops on Ctrl-C and says how to resume', async () => {
      await world.workplace.write('watched.csv', numberedRows(40, 'watched'));
      await world.injectFault({ kind: 'delay', ms: 250 }, 40);
      const terminal = await world.workplace.openTerminal(
        ['import', 'watched.csv', '--concurrency', '2'],
        world.environment,
      );
      await terminal.shows('[');
      await terminal.shows('of 40 rows');
      terminal.resize(30, 24);
      // What was on its way while the size changed may still be as wide as before.
      await world.untilCreated('watched.journal', (await world.countCreated('watched.journal')) + 4);
      const before = terminal.output().length;
      await world.untilCreated('watched.journal', (await world.countCreated('watched.journal')) + 6);
      const drawn = terminal.output().slice(before).split('\r');
      expect(drawn.length).toBeGreaterThan(2);
      for (const line of drawn) expect(line.length).toBeLessThan(30);
      terminal.type('\u0003');
      await terminal.shows('Interrupted');
      await terminal.shows('contacts import --resume watched.journal');
      expect(await terminal.exited).toBe(130);
      const created = await world.countCreated('watched.journal');
      expect(await countOf('watched')).toBe(created);
      expect(created).toBeLessThan(40);

      await fetch(`${world.sandboxUrl}/sandbox/faults`, { method: 'DELETE' });
      const resumed = await world.workplace.openTerminal(
        ['import', '--resume', 'watched.journal'],
        world.environment,
      );
      await resumed.shows('Imported: 40 contacts created');
      expect(await resumed.exited).toBe(0);
      expect(await countOf('watched')).toBe(40);
    });

    it('asks before it undoes, and deletes nothing without a yes', async () => {
      await world.workplace.write('asked.csv', numberedRows(22, 'asked'));
      await run(['asked.csv']);
      const undo = ['import', '--undo', 'asked.journal'];
      const refused = await world.workplace.openTerminal(undo, world.environment);
      await refused.shows('Created by this import: 22');
      await refused.shows('and 2 more.');
      await refused.shows('Delete 22 contacts for good? [y/N]');
      refused.type('\r');
      expect(await refused.exited).toBe(130);
      expect(await countOf('asked')).toBe(22);
      const agreed = await world.workplace.openTerminal(undo, world.environment);
      await agreed.shows('[y/N]');
      // Progress is drawn once a second.
      await pause(1500);
      expect(agreed.output()).not.toContain(' of 22 rows');
      agreed.type('y\r');
      await agreed.shows('Undone: 22 contacts deleted');
      expect(await agreed.exited).toBe(0);
      expect(await countOf('asked')).toBe(0);
    });
  });

  it('says what to do when the list is above the limit of the BFF, and imports without it', async () => {
    await world.killBff();
    await world.restartBff({ UPSTREAM_MAX_RESPONSE_BYTES: '32768' });
    const rows = numberedRows(120, 'many');
    await world.workplace.write('many.csv', rows);
    expect(await run(['many.csv', '--no-compare'])).toMatchObject({ exitCode: 0 });
    expect(await countOf('many')).toBe(120);

    await world.workplace.write('few.csv', numberedRows(2, 'few'));
    await run(['few.csv', '--no-compare']);
    const undone = await run(['--undo', 'few.journal', '--yes']);
    expect(undone).toMatchObject({ exitCode: 0, stdout: 'Undone: 2 contacts deleted\n' });
    expect(undone.stderr).toMatch(/^The names cannot be shown: .* UPSTREAM_MAX_RESPONSE_BYTES allows/);
    expect(undone.stderr).toMatch(/^ {2}\d+ {2}row 2$/m);
    expect(await countOf('few')).toBe(0);

    await world.workplace.write('more.csv', `${rows}1,more 1,\n1,more 1,\n`);
    for (const parameters of [['more.csv', '--preview'], ['more.csv']]) {
      const refused = await run(parameters);
      expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
      expect(refused.stderr).toContain('UPSTREAM_MAX_RESPONSE_BYTES allows. The operator can raise it.\n');
      expect(refused.stderr).toMatch(
        /^> Nothing was sent\. Add `--no-compare` if no row can be there already/m,
      );
      expect(refused.stderr).not.toContain('Try again');
    }
    const preview = await run(['more.csv', '--preview', '--no-compare', '--json']);
    expect(documentOf(preview)).toMatchObject({ compared: false, counts: { create: 121, duplicate: 1 } });
    expect(await countOf('more')).toBe(0);

    await world.killBff();
    await world.restartBff();
    const compared = await run(['more.csv', '--preview', '--json']);
    expect(documentOf(compared)).toMatchObject({
      compared: true,
      counts: { create: 1, duplicate: 1, already_there: 120 },
    });
  });

  it('ends with 6 when the BFF is not there, and has sent nothing', async () => {
    await world.killBff();
    const { exitCode, stderr } = await run(['rows.csv', '--journal', 'later.journal']);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 6,
      stderr: expect.stringContaining('connection refused'),
    });
    await world.restartBff();
  });
});
