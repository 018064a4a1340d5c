import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatSignedNote } from '@contacts/audit-log';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  buildExport,
  checkpointOf,
  testSigner,
} from '../../../packages/audit-log/test/chain/build-export.js';
import { buildRecords } from '../../../packages/audit-log/test/chain/build-records.js';
import { exampleFile } from './example-export.js';
import { measurePeak } from './measure-peak.js';
import { problem, ScriptedBff } from './scripted-bff.js';
import { documentOf, Workplace } from './workplace.js';
import { writeLargeExport } from './write-large-export.js';

const head = '7cd5c910cef3bc252cf62559a86bb6586c757d124a6a044c7e7e09c713652e6c';

describe('contacts audit verify', () => {
  let bff: ScriptedBff;
  let workplace: Workplace;
  let lines: readonly string[];
  const run = (...parameters: string[]) =>
    workplace.run(['audit', 'verify', ...parameters], { environment: { CONTACTS_BASE_URL: bff.url } });
  const kept = ['--checkpoint', 'checkpoint.txt', '--public-key', 'public-key.pem'];

  beforeAll(async () => {
    bff = await ScriptedBff.start();
    bff.answer('reset');
    workplace = await Workplace.create();
    for (const name of [
      'export.ndjson',
      'tombstone-export.ndjson',
      'checkpoint.txt',
      'public-key.pem',
      'public-key.json',
    ]) {
      await workplace.write(name, await readFile(exampleFile(name)));
    }
    lines = (await readFile(exampleFile('export.ndjson'), 'utf8')).trimEnd().split('\n');
  });
  afterAll(async () => {
    await bff.stop();
    await workplace.remove();
  });

  it('says what holds, how far that goes and what was erased', async () => {
    expect(await run('export.ndjson', ...kept)).toEqual({
      exitCode: 0,
      stdout:
        'Verified: records 1 to 4 of organisation/12345\n' +
        `  head         ${head}\n` +
        '  start        the first record of the chain\n' +
        '  erased       1 without its personal part, which is allowed\n' +
        '  checkpoints  1 agrees, the last one about record 4\n',
      stderr: '',
    });
  });

  it('gives the verdict as one document with --json, from stdin too, and asks no server', async () => {
    const stdin = await readFile(exampleFile('export.ndjson'));
    const result = await workplace.run(
      ['audit', 'verify', '-', '--json', '--checkpoint', 'checkpoint.txt', '--public-key', 'public-key.json'],
      { stdin, environment: { CONTACTS_BASE_URL: bff.url } },
    );
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(documentOf(result)).toEqual({
      verdict: 'verified',
      chain: 'organisation/12345',
      from: 1,
      to: 4,
      head,
      anchor: 'first record',
      erased: 1,
      checkpoints: { checked: 1, latest: 4, outside: 0, otherChains: 0 },
    });
    expect(bff.requests).toHaveLength(0);
  });

  it('says plainly what it cannot see without a checkpoint', async () => {
    await workplace.write(
      'cut.ndjson',
      `${lines.slice(0, 3).join('\n').replace('"to_seq":4', '"to_seq":2')}\n`,
    );
    const { exitCode, stdout } = await run('cut.ndjson');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'Not seen: without a checkpoint of these records, a cut at the end and a chain rewritten with new hashes.\n',
    );
    expect(await run('cut.ndjson', ...kept)).toMatchObject({
      exitCode: 9,
      stdout: expect.stringMatching(/^Broken: record 3 of organisation\/12345: .*truncated/),
    });
  });

  it('says which records no checkpoint covers', async () => {
    const records = buildRecords(30);
    await workplace.write('long.ndjson', buildExport({ records }));
    await workplace.write('key.pem', pemOf(testSigner.publicKey));
    const notes = [10, 20].map((seq) => noteOf(records[seq - 1]!));
    await workplace.write('ten.txt', notes[0]!);
    await workplace.write('twenty.txt', notes[1]!);
    const files = ['--checkpoint', 'ten.txt', '--checkpoint', 'twenty.txt', '--public-key', 'key.pem'];
    const { stdout } = await run('long.ndjson', ...files);
    expect(stdout).toContain('  checkpoints  2 agree, the last one about record 20\n');
    expect(stdout).toContain(
      'Not seen: a change of records 21 to 30 with new hashes, because no checkpoint covers them.\n',
    );
  });

  it('names the first broken record and the cause, and ends with 9', async () => {
    await workplace.write(
      'altered.ndjson',
      `${lines.join('\n').replace('"contact_id":"4711"', '"contact_id":"4712"')}\n`,
    );
    const { exitCode, stdout, stderr } = await run('altered.ndjson');
    expect({ exitCode, stderr }).toEqual({ exitCode: 9, stderr: '' });
    expect(stdout).toContain('Broken: record 2 of organisation/12345: altered\n');
    expect(documentOf(await run('altered.ndjson', '--json'))).toMatchObject({
      verdict: 'broken',
      seq: 2,
      line: 3,
      causes: ['altered'],
      exit_code: 9,
      next_steps: [expect.stringContaining('export again')],
    });
  });

  it.each([
    ['missing', (all: readonly string[]) => all.toSpliced(2, 1)],
    ['inserted', (all: readonly string[]) => all.toSpliced(2, 0, all[1]!)],
    ['reordered', (all: readonly string[]) => [all[0]!, all[2]!, all[1]!, ...all.slice(3)]],
    ['truncated', (all: readonly string[]) => all.slice(0, -1)],
    ['not canonical', (all: readonly string[]) => all.with(3, all[3]!.replace('{', '{ '))],
  ])('tells %s', async (cause, damage) => {
    await workplace.write('damaged.ndjson', `${damage(lines).join('\n')}\n`);
    const result = await run('damaged.ndjson', '--json');
    expect(result.exitCode).toBe(9);
    expect(documentOf(result)['causes']).toContain(cause);
  });

  it('verifies the range that was asked for, and what follows removed records', async () => {
    const range = [lines[0]!.replace('"from_seq":1', '"from_seq":3'), ...lines.slice(3)];
    await workplace.write('range.ndjson', `${range.join('\n')}\n`);
    const whole = await run('range.ndjson');
    expect(whole.exitCode).toBe(9);
    expect(whole.stdout).toContain('> If only a range was exported, say which: `--from-seq`, `--to-seq`.\n');
    expect(await run('range.ndjson', '--from-seq', '3')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('  start        in the middle: nothing shows what came before\n'),
    });
    expect(await run('tombstone-export.ndjson', '--public-key', 'public-key.pem')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('  start        behind records whose removal is signed\n'),
    });
  });

  it.each([
    ['a filtered export', ['filtered.ndjson'], 'The export was filtered'],
    ['no key for a checkpoint', ['export.ndjson', '--checkpoint', 'checkpoint.txt'], 'no public key'],
    ['a file that is no export', ['public-key.pem'], 'is not an export'],
    ['an empty file', ['empty.ndjson'], 'empty'],
    ['a file that is not there', ['nowhere.ndjson'], 'nowhere.ndjson does not exist.'],
    ['a folder', ['.'], '. is a folder.'],
    [
      'a checkpoint that is none',
      ['export.ndjson', '--checkpoint', 'public-key.pem'],
      'public-key.pem: The checkpoint',
    ],
    ['a key that is none', ['export.ndjson', '--public-key', 'checkpoint.txt'], 'checkpoint.txt: '],
    ['stdin twice', ['-', '--checkpoint', '-'], 'stdin is named more than once.'],
    ['a range that is none', ['export.ndjson', '--from-seq', '0'], '--from-seq'],
    [
      'two sources of keys',
      ['export.ndjson', '--public-key', 'public-key.pem', '--trust-server'],
      '--trust-server',
    ],
  ])('ends with 2 for %s', async (_, parameters, words) => {
    await workplace.write(
      'filtered.ndjson',
      `${lines.join('\n').replace('"filter":null', '"filter":{"actor":"1"}')}\n`,
    );
    await workplace.write('empty.ndjson', '');
    const { exitCode, stdout, stderr } = await run(...parameters);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(bff.requests).toHaveLength(0);
  });

  it('gives the reason with --json when it can give no verdict', async () => {
    const result = await run('export.ndjson', '--checkpoint', 'checkpoint.txt', '--json');
    expect(result).toMatchObject({ exitCode: 2, stderr: '' });
    expect(documentOf(result)).toMatchObject({
      exit_code: 2,
      verdict: 'notVerifiable',
      reason: 'no public key',
      next_steps: [expect.stringContaining('--public-key'), expect.stringContaining('--trust-server')],
    });
  });

  it('knows a checkpoint that another key signed', async () => {
    await workplace.write('other-key.pem', pemOf(testSigner.publicKey));
    const wrong = await run(
      'export.ndjson',
      '--checkpoint',
      'checkpoint.txt',
      '--public-key',
      'other-key.pem',
    );
    expect(wrong).toMatchObject({ exitCode: 9, stdout: expect.stringContaining('wrong key') });
    const both = ['--public-key', 'other-key.pem', '--public-key', 'public-key.pem'];
    expect(await run('export.ndjson', '--checkpoint', 'checkpoint.txt', ...both)).toMatchObject({
      exitCode: 0,
    });
  });

  describe('--trust-server', () => {
    const trusting = ['export.ndjson', '--checkpoint', 'checkpoint.txt', '--trust-server'];

    it('gets the key without a token and says whose it is', async () => {
      bff.answer({
        status: 200,
        body: JSON.parse(await readFile(exampleFile('public-key.json'), 'utf8')) as unknown,
      });
      const { exitCode, stdout } = await run(...trusting);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`  public key   from ${bff.url}, which vouches for itself\n`);
      expect(documentOf(await run(...trusting, '--json'))).toMatchObject({ public_key_from: bff.url });
      expect(bff.requests).toHaveLength(2);
      expect(bff.requests[0]).toMatchObject({ method: 'GET', target: '/bff/audit/public-key' });
      expect(bff.requests[0]?.headers.authorization).toBeUndefined();
    });

    it.each([
      ['an outage', 6, problem(503, 'shutting-down')],
      ['something that is no key', 2, { status: 200, body: { keys: [] } }],
    ])('ends for %s with %i', async (_, exitCode, answer) => {
      bff.answer(answer);
      expect(await run(...trusting)).toMatchObject({ exitCode, stdout: '' });
    });
  });

  it('does not hold 100,000 records in memory', async () => {
    await writeLargeExport(join(workplace.folder, 'hundred.ndjson'), 100);
    await writeLargeExport(join(workplace.folder, 'many.ndjson'), 100_000);
    const small = await measurePeak(workplace, 'contacts audit verify hundred.ndjson');
    const large = await measurePeak(workplace, 'contacts audit verify many.ndjson');
    expect(small.stdout).toContain('Verified: records 1 to 100 of');
    expect(large.stdout).toContain('Verified: records 1 to 100000 of');
    // The file has 76 MB.
    expect(large.peakKilobytes - small.peakKilobytes).toBeLessThan(30_000);
  });
});

function noteOf(record: Parameters<typeof checkpointOf>[0]): string {
  return formatSignedNote(checkpointOf(record).note);
}

/** RFC 8410: twelve bytes that say Ed25519, then the key. */
function pemOf(publicKey: Uint8Array): string {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
  return `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`;
}
