import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleFile } from './example-export.js';
import { makeToken } from './make-token.js';
import { problem, ScriptedBff } from './scripted-bff.js';
import { documentOf, Workplace } from './workplace.js';

describe('contacts audit checkpoint', () => {
  let bff: ScriptedBff;
  let workplace: Workplace;
  let note: string;
  const run = (...parameters: string[]) =>
    workplace.run(['audit', 'checkpoint', ...parameters], {
      environment: { CONTACTS_BASE_URL: bff.url, CONTACTS_TOKEN: makeToken() },
    });
  const answerText = (body: string) =>
    bff.answer({ status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body });
  const read = (name: string) => readFile(join(workplace.folder, name), 'utf8');

  beforeAll(async () => {
    bff = await ScriptedBff.start();
    note = await readFile(exampleFile('checkpoint.txt'), 'utf8');
  });
  afterAll(() => bff.stop());
  beforeEach(async () => {
    workplace = await Workplace.create();
  });
  afterEach(() => workplace.remove());

  it('prints the signed note, byte for byte', async () => {
    answerText(note);
    expect(await run()).toEqual({ exitCode: 0, stdout: note, stderr: '' });
    expect(bff.requests[0]?.target).toBe('/bff/audit/checkpoint?organisation=12345');
  });

  it('says with --json what it is about', async () => {
    answerText(note);
    expect(documentOf(await run('--json'))).toEqual({
      chain: 'organisation/12345',
      seq: 4,
      hash: '7cd5c910cef3bc252cf62559a86bb6586c757d124a6a044c7e7e09c713652e6c',
      time: '2026-11-23T09:07:41.500Z',
      note,
    });
  });

  it('adds it to a file once, whatever the file ends in', async () => {
    answerText(note);
    expect(await run('--append', 'kept.txt')).toMatchObject({
      exitCode: 0,
      stdout: 'Kept: record 4 of organisation/12345 in kept.txt, signed 2026-11-23T09:07:41.500Z\n',
    });
    expect(documentOf(await run('--append', 'kept.txt', '--json'))).toMatchObject({
      file: 'kept.txt',
      added: false,
    });
    expect(await read('kept.txt')).toBe(note);
    await workplace.write('cut.txt', 'the line feed is missing');
    expect(documentOf(await run('--append', 'cut.txt', '--json'))).toMatchObject({ added: true });
    expect(await read('cut.txt')).toBe(`the line feed is missing\n${note}`);
  });

  it.each([
    ['a chain without a checkpoint', 5, problem(404, 'not-found')],
    ['a foreign organisation', 4, problem(403, 'forbidden')],
    ['a lost answer', 6, 'reset' as const],
    [
      'a text that is no note',
      1,
      { status: 200, headers: { 'content-type': 'text/plain' }, body: 'hello\n' },
    ],
    [
      'a text without end',
      1,
      { status: 200, headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(200_000) },
    ],
    ['no text', 1, { status: 200, body: {} }],
  ])('keeps nothing of %s and ends with %i', async (_, exitCode, answer) => {
    bff.answer(answer);
    expect(await run('--append', 'kept.txt')).toMatchObject({ exitCode, stdout: '' });
    await expect(read('kept.txt')).rejects.toThrow('ENOENT');
  });

  it('keeps no checkpoint of another organisation', async () => {
    answerText(note);
    const { exitCode, stderr } = await run('--org', '67890', '--append', 'kept.txt');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('It is about organisation/12345.');
    await expect(read('kept.txt')).rejects.toThrow('ENOENT');
  });

  it('leaves no part of it on a full disk', async () => {
    answerText(note);
    const earlier = 'x\n'.repeat(450);
    await workplace.write('kept.txt', earlier);
    const { exitCode, stderr } = await workplace.runShell(
      'ulimit -f 2; trap "" XFSZ; contacts audit checkpoint --append kept.txt',
      { environment: { CONTACTS_BASE_URL: bff.url, CONTACTS_TOKEN: makeToken() } },
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('kept.txt cannot be added to (EFBIG). The checkpoint was not kept.');
    expect(await read('kept.txt')).toBe(earlier);
  });

  it('says when it cannot be kept', async () => {
    await mkdir(join(workplace.folder, 'folder'));
    answerText(note);
    const { exitCode, stderr } = await run('--append', 'folder');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('folder cannot be added to (EISDIR). The checkpoint was not kept.');
  });
});
