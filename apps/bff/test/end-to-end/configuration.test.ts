import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '@contacts/test-servers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bffScript } from '../rig/bff.js';
import { claimedToken } from '../rig/claimed-token.js';
import { engines, secretKeys, signingKey } from '../rig/engines.js';
import { Rig } from '../rig/rig.js';

const rig = new Rig();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contacts-configuration-'));
  rig.defer(() => rm(folder, { recursive: true, force: true }));
});
afterAll(() => rig.close());

const upstream = { UPSTREAM_BASE_URL: 'http://127.0.0.1:9' };

/** Starts the service, which must give up by itself. */
async function startInVain(environment: Readonly<Record<string, string>>) {
  const process = await startProcess({ script: bffScript, environment, workingDirectory: folder });
  const code = await process.exited;
  return { code, lines: process.errors().trim().split('\n'), output: process.output() };
}

async function fileWith(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('a bad configuration ends with 78 and one line for each problem', () => {
  it('names the one variable that is required', async () => {
    expect(await startInVain({})).toEqual({
      code: 78,
      lines: [
        'UPSTREAM_BASE_URL is required: the origin of the vendor API, for example UPSTREAM_BASE_URL=https://cdn.emnify.net',
      ],
      output: '',
    });
  });

  it('names all that is wrong at once, and repeats no value', async () => {
    const { code, lines, output } = await startInVain({
      UPSTREAM_BASE_URL: 'http://vendor.example/secret-path',
      BFF_PORT: 'secret-port',
      BFF_DRAIN_MS: '-1',
      BFF_MAX_BODY_BYTES: '1e3',
      BFF_REQUESTS_PER_MINUTE: '-1',
      BFF_TRUSTED_PROXIES: '10.0.0.0/8,secret-proxy',
      BFF_PUBLIC_ORIGIN: 'ftp://secret-origin',
      BFF_ALLOWED_HOSTS: 'https://secret-host',
      BFF_ALLOWED_ORIGINS: 'http://secret-origin',
      BFF_SESSION_IDLE_MINUTES: 'secret-time',
      BFF_SESSION_MAX_HOURS: '0',
      BFF_AUDIT_SIGNING_KEY: 'secret-key',
      BFF_SECRET_KEYS: 'secret-keys',
      DATABASE_URL: 'mysql://root:secret-password@db/contacts',
      LOG_LEVEL: 'secret-level',
      UPSTREAM_TIMEOUT_MS: '0',
      UPSTREAM_REQUESTS_PER_5_MIN: 'secret-share',
      UPSTREAM_LOGINS_PER_5_MIN: '-1',
      UPSTREAM_QUOTA_WAIT_MS: '0',
    });
    expect(code).toBe(78);
    const variables = lines.map((line) => /^(\w+) .*, for example \1=\S+$/.exec(line)?.[1]);
    expect([...new Set(variables)].sort()).toEqual([
      'BFF_ALLOWED_HOSTS',
      'BFF_ALLOWED_ORIGINS',
      'BFF_AUDIT_SIGNING_KEY',
      'BFF_DRAIN_MS',
      'BFF_MAX_BODY_BYTES',
      'BFF_PORT',
      'BFF_PUBLIC_ORIGIN',
      'BFF_REQUESTS_PER_MINUTE',
      'BFF_SECRET_KEYS',
      'BFF_SESSION_IDLE_MINUTES',
      'BFF_SESSION_MAX_HOURS',
      'BFF_TRUSTED_PROXIES',
      'DATABASE_URL',
      'LOG_LEVEL',
      'UPSTREAM_BASE_URL',
      'UPSTREAM_LOGINS_PER_5_MIN',
      'UPSTREAM_QUOTA_WAIT_MS',
      'UPSTREAM_REQUESTS_PER_5_MIN',
      'UPSTREAM_TIMEOUT_MS',
    ]);
    expect(lines.join('\n') + output).not.toContain('secret');
  });

  it('refuses plain http beyond loopback', async () => {
    const { code, lines } = await startInVain({ UPSTREAM_BASE_URL: 'http://vendor.example' });
    expect(code).toBe(78);
    expect(lines).toEqual([expect.stringContaining('must be https unless it is on loopback')]);
  });

  it('says which file cannot be read, and which variable is given twice', async () => {
    const { code, lines } = await startInVain({
      ...upstream,
      DATABASE_URL_FILE: join(folder, 'missing'),
      UPSTREAM_BASE_URL_FILE: await fileWith('twice', 'http://127.0.0.1:9'),
    });
    expect(code).toBe(78);
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^DATABASE_URL_FILE names a file that cannot be read, for example/),
        expect.stringMatching(/^UPSTREAM_BASE_URL is given twice, also as UPSTREAM_BASE_URL_FILE, for/),
      ]),
    );
  });
});

describe('a data directory that cannot be used ends with 78 and one line', () => {
  it.each([
    ['where nothing can be created', () => '/proc/nowhere/bff', 'ENOENT'],
    ['that is a file', () => fileWith('file', ''), 'ENOTDIR'],
  ])('%s', async (_case, path, reason) => {
    const directory = await path();
    const { code, lines } = await startInVain({ ...upstream, BFF_DATA_DIR: directory, BFF_PORT: '0' });
    expect([code, lines]).toEqual([
      78,
      [
        expect.stringMatching(
          new RegExp(
            `^BFF_DATA_DIR must .*; ${directory} cannot be used \\(${reason}.*, for example BFF_DATA_DIR=\\S+$`,
          ),
        ),
      ],
    ]);
  });
});

it('takes every variable from a file, without the newline at its end', async () => {
  const sandbox = await rig.sandbox();
  const storage = await rig.storage(engines[0]);
  const bff = await rig.bff({
    upstream: '',
    token: await sandbox.signIn(),
    environment: {
      UPSTREAM_BASE_URL_FILE: await fileWith('upstream', `${sandbox.origin}\n`),
      BFF_AUDIT_SIGNING_KEY_FILE: await fileWith('signing-key', `${signingKey}\n`),
      BFF_SECRET_KEYS_FILE: await fileWith('secret-keys', `${secretKeys}\n`),
      DATABASE_URL_FILE: await fileWith('database', `${storage.environment['DATABASE_URL'] ?? ''}\r\n`),
    },
  });
  expect((await bff.create({ type: { id: 1 } })).status).toBe(201);
});

describe('a start that fails ends with 1 and one line', () => {
  it('when another process uses the data directory', async () => {
    const storage = await rig.storage(engines[1]);
    const environment = { ...upstream, ...storage.environment };
    const first = await rig.bff({ upstream: upstream.UPSTREAM_BASE_URL, token: claimedToken(), environment });
    const second = await startInVain({ ...environment, BFF_PORT: '0' });
    expect(second.code).toBe(1);
    expect(second.lines).toEqual([
      expect.stringContaining(
        `The data directory ${storage.environment['BFF_DATA_DIR'] ?? ''} is in use by another process`,
      ),
    ]);
    expect(await first.readiness()).toBe(200);
    await first.close();
    const third = await rig.bff({ upstream: upstream.UPSTREAM_BASE_URL, token: claimedToken(), environment });
    expect(await third.readiness()).toBe(200);
  });

  it('when the address is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    rig.defer(() => new Promise((resolve) => other.close(() => resolve())));
    const { port } = other.address() as AddressInfo;
    const storage = await rig.storage(engines[1]);
    const failed = await startInVain({ ...upstream, ...storage.environment, BFF_PORT: String(port) });
    expect(failed.code).toBe(1);
    expect(failed.lines).toEqual([
      expect.stringMatching(
        new RegExp(`cannot listen on 127\\.0\\.0\\.1 port ${port} \\(EADDRINUSE\\); stop`),
      ),
    ]);
  });
});
