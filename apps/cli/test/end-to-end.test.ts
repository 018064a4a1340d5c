import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Stack } from '@contacts/test-servers';
import { startService } from './start-service.js';
import { documentOf, Workplace } from './workplace.js';

describe('the command line, the BFF on embedded SQLite and the sandbox', () => {
  let workplace: Workplace;
  let service: Stack;
  let bffUrl: string;

  beforeAll(async () => {
    workplace = await Workplace.create();
    service = await startService(workplace);
    ({ bffUrl } = service);
  });
  afterAll(async () => {
    await service.stop();
    await workplace.remove();
  });

  const injectFault = (fault: object) =>
    fetch(`${service.sandboxUrl}/sandbox/faults`, {
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

  it('finds nothing wrong', async () => {
    const { exitCode, stdout } = await workplace.run(['doctor']);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/^ok +system +the sandbox$/m),
    });
  });

  it('never creates a second contact under one key', async () => {
    const creations = async () => {
      const seen = (await (await fetch(`${service.sandboxUrl}/sandbox/requests`)).json()) as {
        method: string;
        path: string;
      }[];
      return seen.filter(({ method, path }) => method === 'POST' && path.endsWith('/contact')).length;
    };
    const parameters = ['create', '--type', '1', '--idempotency-key', 'key-of-this-test', '--json'];
    const before = await creations();
    const first = await workplace.run(parameters);
    const again = await workplace.run(parameters);
    const other = await workplace.run([...parameters, '--name', 'Somebody else']);
    expect([first.exitCode, again.exitCode, other.exitCode]).toEqual([0, 0, 2]);
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
    // The BFF may have found the contact meanwhile.
    expect(operation).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^(in_doubt|created): /) });
  });

  it('knows a wrong application token', async () => {
    const login = ['login', '--with-application-token', '--base-url', bffUrl, '--profile', 'wrong'];
    expect(await workplace.run(login, { stdin: 'no-such-token' })).toMatchObject({ exitCode: 4 });
  });
});
