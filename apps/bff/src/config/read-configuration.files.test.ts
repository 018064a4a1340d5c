import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accept, problems } from '../../test/rig/read-environment.js';

describe('variables from files', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'contacts-configuration-'))));
  afterAll(() => rm(folder, { recursive: true }));

  const file = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };

  it.each(['', '\n', '\r\n'])('reads a variable whose file ends in %j', async (ending) => {
    const address = 'postgres://user:secret@db/contacts';
    const configuration = accept({
      DATABASE_URL_FILE: await file('url', address + ending),
      BFF_PORT_FILE: await file('port', `8080${ending}`),
    });
    expect(configuration.port).toBe(8080);
    expect(configuration.storage).toMatchObject({ url: address });
  });

  it('refuses a variable that is given both ways', async () => {
    const given = { LOG_LEVEL: 'info', LOG_LEVEL_FILE: await file('level', 'info') };
    expect(problems(given)).toEqual({ LOG_LEVEL: 'is given twice, also as LOG_LEVEL_FILE' });
  });

  it.each(['missing', '.'])('refuses the file %s', (name) => {
    expect(problems({ LOG_LEVEL_FILE: join(folder, name) })).toEqual({
      LOG_LEVEL_FILE: 'names a file that cannot be read',
    });
  });

  it.each(['', '\n'])('refuses a file of %j, lest a missing secret count as unset', async (content) => {
    expect(problems({ DATABASE_URL_FILE: await file('empty', content) })).toEqual({
      DATABASE_URL_FILE: 'names a file that is empty',
    });
  });

  it('repeats nothing of a file', async () => {
    const refused = problems({ DATABASE_URL_FILE: await file('bad', 'secret') });
    expect(refused).toEqual({ DATABASE_URL: 'must be a postgres:// address' });
  });
});
