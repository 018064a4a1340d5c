import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type Service } from './start-service.js';

const packageDirectory = join(import.meta.dirname, '..');
const folder = join(packageDirectory, 'build', 'first-hour');
const script = join(folder, 'first-hour.mjs');

describe('the script in docs/frontends.md', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ UPSTREAM_TIMEOUT_MS: '2000', UPSTREAM_SETTLE_AFTER_MS: '1000' });
    const page = await readFile(join(packageDirectory, '../../docs/frontends.md'), 'utf8');
    await mkdir(folder, { recursive: true });
    await writeFile(script, /```js\n(import \{ createContact[^]*?)```/.exec(page)?.[1] ?? '');
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await service.stop();
  });

  const run = async () => {
    const environment = { ...process.env, CONTACTS_BASE_URL: service.connection.baseUrl };
    const { stdout } = await promisify(execFile)(process.execPath, [script], { env: environment });
    return stdout.split('\n');
  };

  it('prints what the page says', async () => {
    expect(await run()).toEqual([
      expect.stringMatching(/^created: contact \d+$/),
      expect.stringMatching(/^invalid: \/email ./),
      'refused: /country/id unknown_reference',
      expect.stringMatching(/^listed: [1-9]/),
      '',
    ]);
  });

  it('prints what the page says after a lost answer', async () => {
    await service.plan('created_then_reset');
    expect((await run())[0]).toMatch(/^created: contact \d+$/);
  });
});
