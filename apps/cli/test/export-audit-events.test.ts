import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleFile } from './example-export.js';
import { makeToken } from './make-token.js';
import { measurePeak } from './measure-peak.js';
import { problem, ScriptedBff } from './scripted-bff.js';
import type { ScriptedAnswer } from './scripted-bff.js';
import { documentOf, Workplace } from './workplace.js';

const stream = (
  pieces: Iterable<string | Buffer>,
  end: 'whole' | 'broken' | 'open' = 'whole',
  type = 'application/x-ndjson',
): ScriptedAnswer => ({ status: 200, headers: { 'content-type': type }, pieces, end });

describe('contacts audit export', () => {
  let bff: ScriptedBff;
  let workplace: Workplace;
  let example: string;
  const environment = () => ({ CONTACTS_BASE_URL: bff.url, CONTACTS_TOKEN: makeToken() });
  const run = (...parameters: string[]) =>
    workplace.run(['audit', 'export', ...parameters], { environment: environment() });
  const read = (name: string) => readFile(join(workplace.folder, name), 'utf8');
  const files = async () => (await readdir(workplace.folder)).sort();

  beforeAll(async () => {
    bff = await ScriptedBff.start();
    example = await readFile(exampleFile('export.ndjson'), 'utf8');
  });
  afterAll(() => bff.stop());
  beforeEach(async () => {
    workplace = await Workplace.create();
  });
  afterEach(() => workplace.remove());

  it('writes what the BFF sends to stdout, byte for byte, and a summary to stderr', async () => {
    bff.answer(stream([example.slice(0, 700), example.slice(700)]));
    expect(await run()).toEqual({
      exitCode: 0,
      stdout: example,
      stderr:
        'Exported: 4 records to stdout\n' +
        '  chain  organisation/12345\n' +
        '  range  1 to 4\n' +
        '  size   3.42 kB\n',
    });
    expect(bff.requests[0]).toMatchObject({
      target: '/bff/organisation/12345/audit-events',
      headers: { accept: 'application/x-ndjson, application/problem+json' },
    });
  });

  it('writes a file that only its owner can read, and says how to check it', async () => {
    bff.answer(stream([example]));
    const { exitCode, stdout, stderr } = await run('--output', 'the trail.ndjson');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Exported: 4 records to the trail.ndjson\n');
    expect(stdout).toContain("> Check it: `contacts audit verify 'the trail.ndjson'`.\n");
    expect(await read('the trail.ndjson')).toBe(example);
    expect((await stat(join(workplace.folder, 'the trail.ndjson'))).mode & 0o777).toBe(0o600);
    expect(await files()).toEqual(['the trail.ndjson']);
  });

  it('prints nothing but a result object with --json', async () => {
    bff.answer(stream([example]));
    const result = await run('--json', '--output', 'trail.ndjson');
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(documentOf(result)).toEqual({
      file: 'trail.ndjson',
      format: 'ndjson',
      records: 4,
      bytes: Buffer.byteLength(example),
      chain: 'organisation/12345',
      from_seq: 1,
      to_seq: 4,
      verifiable: true,
    });
    expect(await run('--json')).toMatchObject({ exitCode: 2, stderr: '' });
  });

  it('passes range, filters and format on, and says that a filtered export cannot be verified', async () => {
    bff.answer(stream([example.replace('"filter":null', '"filter":{"action":"contact.create"}')]));
    const filtered = await run(
      '--from-seq',
      '2',
      '--to-seq',
      '4',
      '--action',
      'contact.create',
      '--actor',
      'a b',
    );
    expect(filtered.stderr).toContain('It was filtered, so it cannot be verified.\n');
    const query = new URL(bff.requests[0]?.target ?? '', bff.url).searchParams;
    expect(Object.fromEntries(query)).toEqual({
      from_seq: '2',
      to_seq: '4',
      action: 'contact.create',
      actor: 'a b',
    });
    bff.answer(stream(['seq,time\r\n', '1,2026\r\n'], 'whole', 'text/csv; charset=utf-8'));
    const csv = await run('--format', 'csv', '--output', 'trail.csv', '--json');
    expect(documentOf(csv)).toMatchObject({ format: 'csv', records: 1, chain: null, verifiable: false });
    expect(bff.requests[0]?.headers.accept).toBe('text/csv, application/problem+json');
  });

  it('keeps an existing file unless it is told otherwise', async () => {
    await workplace.write('trail.ndjson', 'old');
    bff.answer(stream([example]));
    const { exitCode, stderr } = await run('--output', 'trail.ndjson');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      'trail.ndjson exists and is not replaced.\n> Name another file, or add `--force`.',
    );
    expect(bff.requests).toHaveLength(0);
    expect(await read('trail.ndjson')).toBe('old');
    expect(await run('--output', 'trail.ndjson', '--force')).toMatchObject({ exitCode: 0 });
    expect(await read('trail.ndjson')).toBe(example);
  });

  it.each([
    ['a folder', 'folder'],
    ['a device', '/dev/null'],
    ['a place that does not exist', 'nowhere/trail.ndjson'],
  ])('sends no request for %s', async (_, path) => {
    await mkdir(join(workplace.folder, 'folder'));
    bff.answer('reset');
    expect(await run('--force', '--output', path)).toMatchObject({ exitCode: 2, stdout: '' });
    expect(bff.requests).toHaveLength(0);
    expect(await files()).toEqual(['folder']);
  });

  it.each([
    [['--format=xml']],
    [['--from-seq=0']],
    [['--from-seq=1e3']],
    [['--to-seq=9007199254740993']],
    [['--to-seq=-1']],
    [['--from-seq=5', '--to-seq=4']],
  ])('refuses %j', async (flags) => {
    bff.answer('reset');
    expect(await run(...flags)).toMatchObject({ exitCode: 2, stdout: '' });
    expect(bff.requests).toHaveLength(0);
  });

  describe('that breaks off', () => {
    it('leaves no file, ends with 6 and says that trying again is safe', async () => {
      await workplace.write('trail.ndjson', 'old');
      bff.answer(stream([example], 'broken'));
      const { exitCode, stdout, stderr } = await run('--output', 'trail.ndjson', '--force');
      expect({ exitCode, stdout }).toEqual({ exitCode: 6, stdout: '' });
      expect(stderr).toMatch(
        /gave no whole answer \(.+\)\. The incomplete file was removed\.\n> Run the same command again/,
      );
      expect(await files()).toEqual(['trail.ndjson']);
      expect(await read('trail.ndjson')).toBe('old');
    });

    it('says that what went to stdout is to be thrown away', async () => {
      bff.answer(stream([example], 'broken'));
      const { exitCode, stdout, stderr } = await run();
      expect({ exitCode, stdout }).toEqual({ exitCode: 6, stdout: example });
      expect(stderr).toContain('What went to stdout is incomplete: throw it away.');
    });

    it('is seen even when the transfer looks whole', async () => {
      const cut = example.split('\n').slice(0, 3).join('\n');
      bff.answer(stream([`${cut}\n`]));
      const { exitCode, stderr } = await run('--output', 'trail.ndjson');
      expect(exitCode).toBe(6);
      expect(stderr).toContain('(its last 2 records are missing)');
      expect(await files()).toEqual([]);
    });

    it('leaves no file on Ctrl-C', async () => {
      bff.answer(stream([example], 'open'));
      const result = await workplace.run(['audit', 'export', '--output', 'trail.ndjson', '--json'], {
        environment: environment(),
        onStart: (child) => {
          void bff.nextRequest().then(() => setTimeout(() => child.kill('SIGINT'), 300));
        },
      });
      expect(result).toMatchObject({ exitCode: 130, stderr: '' });
      expect(documentOf(result)).toMatchObject({
        exit_code: 130,
        detail: 'Nothing was changed. The incomplete file was removed.',
      });
      expect(await files()).toEqual([]);
    });
  });

  it.each([
    ['a refused filter', 2, problem(400, 'bad-request')],
    ['a foreign organisation', 4, problem(403, 'forbidden')],
    ['a trail that cannot be sealed right now', 6, problem(503, 'storage-unavailable')],
    ['a lost answer', 6, 'reset' as const],
    ['a page that is no export', 1, { status: 200, body: { events: [], next_cursor: null } }],
    ['a redirect', 1, { status: 307, headers: { location: '/elsewhere' }, body: {} }],
    ['a defect', 1, problem(500, 'internal-error')],
  ])('ends for %s with %i and leaves no file', async (_, exitCode, answer) => {
    bff.answer(answer);
    const result = await run('--json', '--output', 'trail.ndjson');
    expect(result).toMatchObject({ exitCode, stderr: '' });
    expect(documentOf(result)).toMatchObject({ exit_code: exitCode });
    expect(bff.requests).toHaveLength(1);
    expect(await files()).toEqual([]);
  });

  it('ends without a word when its reader has gone', async () => {
    const [header = ''] = example.split('\n', 1);
    const endless = function* () {
      yield `${header}\n`;
      for (;;) yield `${'x'.repeat(1000)}\n`;
    };
    bff.answer(stream(endless()));
    const { stdout, stderr } = await workplace.runShell(
      '{ contacts audit export; echo "exit $?" >&2; } | head -n 1',
      {
        environment: environment(),
      },
    );
    expect(stdout).toBe(`${header}\n`);
    expect(stderr).toBe('exit 0\n');
  });

  it('says when the disk is full and leaves nothing on it', async () => {
    bff.answer(stream([example, ...Array.from({ length: 100 }, () => 'x'.repeat(10_000))]));
    const { exitCode, stderr } = await workplace.runShell(
      'ulimit -f 8; trap "" XFSZ; contacts audit export --output trail.ndjson',
      { environment: environment() },
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Writing failed (EFBIG). The incomplete file was removed.');
    expect(await files()).toEqual([]);
  });

  it('takes the pace of its reader and does not hold 100,000 records in memory', async () => {
    const line = `{"action":"contact.create","filler":"${'x'.repeat(1000)}"}\n`;
    const [header = ''] = example.split('\n', 1);
    let sent = 0;
    const records = function* (count: number) {
      yield `${header.replace('"to_seq":4', `"to_seq":${String(count)}`)}\n`;
      for (sent = 0; sent < count; sent += 100) yield line.repeat(100);
    };
    const peakOf = async (count: number, commandLine: string) => {
      bff.answer(stream(records(count)));
      const { stderr, peakKilobytes } = await measurePeak(workplace, commandLine, environment());
      expect(stderr).toContain(`Exported: ${count.toLocaleString('en')} records`);
      return peakKilobytes;
    };
    const short = await peakOf(100, 'contacts audit export > short.ndjson');
    const long = await peakOf(100_000, 'contacts audit export > long.ndjson');
    // The export has 100 MB.
    expect(long - short).toBeLessThan(60_000);

    bff.answer(stream(records(100_000)));
    const slow = workplace.runShell('contacts audit export | { sleep 2; cat; } > slow.ndjson', {
      environment: environment(),
    });
    await bff.nextRequest();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(sent).toBeLessThan(50_000);
    expect((await slow).stderr).toContain('Exported: 100,000 records');
  });
});
