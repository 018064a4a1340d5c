import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { contactsPath, startSandbox } from '../../test/start-sandbox.js';
import { openStateFile } from './state-file.js';

let folder: string;
let stateFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-state-'));
  stateFile = join(folder, 'deeper', 'state.json');
});
afterEach(() => rm(folder, { recursive: true }));

const contact = { organisationId: 12345, typeId: 1, countryId: undefined, texts: { name: 'Ada' } };

it('carries contacts, ids and the validity of tokens over a restart', async () => {
  const before = await startSandbox({ stateFile });
  const created = await before.call('POST', contactsPath, {
    body: { type: { id: 6 }, name: 'Ada', country: { id: 74 } },
  });
  const removed = await before.call('POST', contactsPath, { body: { type: { id: 1 } } });
  await before.call('DELETE', `${contactsPath}/${removed.json<{ id: number }>().id}`);
  const list = (await before.call('GET', contactsPath)).text;
  await before.stop();

  const after = await startSandbox({ stateFile });
  try {
    expect(await after.call('GET', contactsPath, { bearer: before.token })).toMatchObject({
      status: 200,
      text: list,
    });
    expect(list).toContain(`"id":${created.json<{ id: number }>().id},`);
    const next = await after.call('POST', contactsPath, { body: { type: { id: 1 } } });
    expect(next.json<{ id: number }>().id).toBeGreaterThan(removed.json<{ id: number }>().id);
  } finally {
    await after.stop();
  }
});

it('is readable by its owner alone and leaves no temporary file', async () => {
  const { store } = await openStateFile(stateFile);
  await store.save();
  expect((await stat(stateFile)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'deeper'))).toEqual(['state.json']);
});

it('holds every change before the save that follows it resolves, however many come at once', async () => {
  const { state, store } = await openStateFile(stateFile);
  const saves = Array.from({ length: 50 }, async () => {
    const { id } = state.addContact(contact);
    await store.save();
    const saved = JSON.parse(await readFile(stateFile, 'utf8')) as { contacts: { id: number }[] };
    return saved.contacts.some((candidate) => candidate.id === id);
  });
  expect(await Promise.all(saves)).toEqual(Array.from({ length: 50 }, () => true));
});

it('tries again with the next save after one has failed', async () => {
  const { state, store } = await openStateFile(stateFile);
  await rm(join(folder, 'deeper'), { recursive: true });
  await expect(store.save()).rejects.toThrow('ENOENT');
  await writeFile(join(folder, 'deeper'), '');
  await expect(store.save()).rejects.toThrow('ENOTDIR');
  await rm(join(folder, 'deeper'));
  state.addContact(contact);
  await openStateFile(stateFile);
  await expect(store.save()).resolves.toBeUndefined();
  expect((await openStateFile(stateFile)).state.listContacts(12345)).toHaveLength(1);
});

describe('refuses a file that', () => {
  it.each([
    ['is no JSON', 'not JSON'],
    ['is empty', ''],
    ['holds something else', '{"contacts":[]}'],
    [
      'holds a contact without an id',
      JSON.stringify({ signingKey: 'k'.repeat(64), nextContactId: 1, contacts: [{}] }),
    ],
  ])('%s', async (_name, content) => {
    const path = join(folder, 'other.json');
    await writeFile(path, content);
    await expect(openStateFile(path)).rejects.toThrow(
      /^SANDBOX_STATE_FILE: holds something else than a saved state/,
    );
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  it('is a folder', async () => {
    await expect(openStateFile(folder)).rejects.toThrow(
      /^SANDBOX_STATE_FILE: cannot be read \(EISDIR\); example: /,
    );
  });

  it('cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(openStateFile(join(folder, 'file', 'state.json'))).rejects.toThrow(
      /^SANDBOX_STATE_FILE: cannot be/,
    );
  });
});
