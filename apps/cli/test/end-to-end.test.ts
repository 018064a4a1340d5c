import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseCheckpoints, parsePublicKeys, verifyNote } from '@contacts/audit-log';
import { freePort, startProcess } from '@contacts/test-servers';
import type { RunningProcess } from '@contacts/test-servers';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentOf, Workplace } from './workplace.js';

/** Repeats a run until it is as wanted; the last one counts. */
async function eventually<T>(run: () => Promise<T>, isWanted: (result: T) => boolean): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    const result = await run();
    if (isWanted(result) || attempts === 20) return result;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const mainOf = (app: string) => fileURLToPath(new URL(`../../${app}/dist/main.js`, import.meta.url));

describe('the command line, the BFF on embedded SQLite and the sandbox', () => {
  let workplace: Workplace;
  let sandbox: RunningProcess;
  let bff: RunningProcess;
  let sandboxUrl: string;
  let bffUrl: string;

  beforeAll(async () => {
    workplace = await Workplace.create();
    const [sandboxPort, bffPort] = [await freePort(), await freePort()];
    sandboxUrl = `http://127.0.0.1:${String(sandboxPort)}`;
    bffUrl = `http://127.0.0.1:${String(bffPort)}`;
    sandbox = await startProcess({
      script: mainOf('sandbox'),
      environment: { SANDBOX_PORT: String(sandboxPort) },
      readyUrl: `${sandboxUrl}/sandbox/health`,
    });
    bff = await startProcess({
      script: mainOf('bff'),
      environment: {
        BFF_PORT: String(bffPort),
        BFF_DATA_DIR: join(workplace.folder, 'bff'),
        UPSTREAM_BASE_URL: sandboxUrl,
      },
      readyUrl: `${bffUrl}/health/ready`,
    });
    const login = ['login', '--with-application-token', '--base-url', bffUrl];
    const { exitCode, stderr } = await workplace.run(login, { stdin: 'sandbox-application-token\n' });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
  afterAll(async () => {
    bff.kill('SIGTERM');
    await bff.exited;
    sandbox.kill('SIGTERM');
    await sandbox.exited;
    await workplace.remove();
  });

  const injectFault = (fault: object) =>
    fetch(`${sandboxUrl}/sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ match: { method: 'POST', path: '/api/v1/organisation' }, times: 1, fault }),
    });

  it('creates a contact whose events, operation and answer agree', async () => {
    const created = await workplace.run([
      'create',
      '--type',
      'commercial',
      '--name',
      'Ada Lovelace',
      '--json',
    ]);
    expect(created).toMatchObject({ exitCode: 0, stderr: '' });
    const { contact_id: contactId, operation_id: operationId, location } = documentOf(created);
    expect(documentOf(created)).toMatchObject({ contact: { name: 'Ada Lovelace', type: { id: 1 } } });

    const operation = await workplace.run(['operation', 'get', String(operationId), '--json']);
    expect(documentOf(operation)).toMatchObject({ state: 'created', contact_id: contactId, location });

    const audit = await workplace.run(['audit', 'list', '--operation-id', String(operationId), '--json']);
    const { events } = documentOf(audit) as { events: { outcome: string; contact_id: string | null }[] };
    expect(events.map(({ outcome, contact_id }) => [outcome, contact_id])).toEqual([
      ['created', contactId],
      ['attempted', null],
    ]);
  });

  it('pages through the trail', async () => {
    await workplace.run(['create', '--type', '1']);
    const first = documentOf(await workplace.run(['audit', 'list', '--limit', '1', '--json']));
    const cursor = String(first['next_cursor']);
    const second = documentOf(
      await workplace.run(['audit', 'list', '--limit', '1', '--cursor', cursor, '--json']),
    );
    expect(second['events']).toHaveLength(1);
    expect(second['events']).not.toEqual(first['events']);
  });

  it('follows the trail while contacts are created', async () => {
    let shown = '';
    let createdBy: string | undefined;
    const following = workplace.run(['audit', 'list', '--follow', '--json', '--limit', '1'], {
      onStart: (child) => {
        const endWhenShown = () => {
          if (createdBy !== undefined && shown.split(createdBy).length > 2) child.kill('SIGINT');
        };
        child.stdout?.once('data', () => {
          void workplace.run(['create', '--type', '1', '--json']).then((created) => {
            createdBy = String(documentOf(created)['operation_id']);
            endWhenShown();
          });
        });
        child.stdout?.on('data', (text: string) => {
          shown += text;
          endWhenShown();
        });
      },
    });
    const { exitCode, stdout, stderr } = await following;
    expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: '' });
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { operation_id: string; outcome: string });
    expect(events.filter((event) => event.operation_id === createdBy)).toMatchObject([
      { outcome: 'attempted' },
      { outcome: 'created' },
    ]);
  });

  it('keeps a checkpoint that the public key of the server verifies', async () => {
    await workplace.run(['create', '--type', '1']);
    const kept = await eventually(
      () => workplace.run(['audit', 'checkpoint', '--append', 'checkpoints.txt', '--json']),
      ({ exitCode }) => exitCode === 0,
    );
    expect(documentOf(kept)).toMatchObject({ chain: 'organisation/12345', added: true });
    const keys = await (await fetch(`${bffUrl}/bff/audit/public-key`)).text();
    const [checkpoint] = parseCheckpoints(await readFile(join(workplace.folder, 'checkpoints.txt'), 'utf8'));
    expect(verifyNote(checkpoint!.note, parsePublicKeys(keys))).toBe('signed');
  });

  it('finds nothing wrong', async () => {
    const { exitCode, stdout } = await workplace.run(['doctor']);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/^ok +system +the sandbox$/m),
    });
  });

  it('never creates a second contact under one key', async () => {
    const creations = async () => {
      const seen = (await (await fetch(`${sandboxUrl}/sandbox/requests`)).json()) as {
        method: string;
        path: string;
      }[];
      return seen.filter(({ method, path }) => method === 'POST' && path.endsWith('/contact')).length;
    };
    const parameters = ['create', '--type', '1', '--idempotency-key', 'key-of-this-test', '--json'];
    const before = await creations();
    const first = await workplace.run(parameters);
    const again = await workplace.run(parameters);
    expect([first.exitCode, again.exitCode]).toEqual([0, 5]);
    expect(documentOf(again)['location']).toBe(documentOf(first)['location']);
    expect(await creations()).toBe(before + 1);
  });

  it('hears of a vendor refusal, another organisation and a lost answer', async () => {
    const refused = await workplace.run(['create', '--type', '1', '--country', '99999', '--json']);
    expect(refused.exitCode).toBe(5);
    expect(documentOf(refused)).toMatchObject({ errors: [{ code: 'unknown_reference' }] });

    expect(await workplace.run(['create', '--type', '1', '--org', '67890'])).toMatchObject({ exitCode: 4 });

    await injectFault({ kind: 'created_then_reset' });
    const lost = await workplace.run(['create', '--type', '1', '--json']);
    expect(lost.exitCode).toBe(7);
    const operation = await workplace.run(['operation', 'get', String(documentOf(lost)['operation_id'])]);
    expect(operation).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^in_doubt: /) });
  });

  it('knows a wrong application token', async () => {
    const login = ['login', '--with-application-token', '--base-url', bffUrl, '--profile', 'wrong'];
    expect(await workplace.run(login, { stdin: 'no-such-token' })).toMatchObject({ exitCode: 4 });
  });
});
