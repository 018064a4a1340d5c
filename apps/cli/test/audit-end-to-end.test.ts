import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Stack } from '@contacts/test-servers';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startService } from './start-service.js';
import { documentOf, Workplace } from './workplace.js';

interface ShownEvent {
  readonly action: string;
  readonly outcome: string;
  readonly operation_id: string | null;
  readonly request_id: string | null;
  readonly fields: readonly string[];
}

/** Repeats a run until it is as wanted; the last one counts. */
async function eventually<T>(run: () => Promise<T>, isWanted: (result: T) => boolean): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    const result = await run();
    if (isWanted(result) || attempts === 20) return result;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

describe('the audit trail of the BFF on embedded SQLite', () => {
  let workplace: Workplace;
  let service: Stack;
  const run = (...parameters: string[]) => workplace.run(['audit', ...parameters]);
  const create = async () =>
    String(documentOf(await workplace.run(['create', '--type', '1', '--json']))['operation_id']);

  beforeAll(async () => {
    workplace = await Workplace.create();
    service = await startService(workplace);
    await create();
  });
  afterAll(async () => {
    await service.stop();
    await workplace.remove();
  });

  /** Follows the trail; once something was shown, does what is to be seen, and ends when it has been. */
  const follow = async (
    parameters: readonly string[],
    act: () => Promise<unknown>,
    isSeen: (events: readonly ShownEvent[]) => boolean,
  ): Promise<readonly ShownEvent[]> => {
    let shown = '';
    let hasActed = false;
    const eventsOf = (text: string) =>
      text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as ShownEvent);
    const { exitCode, stdout, stderr } = await workplace.run(
      ['audit', 'list', '--follow', '--json', ...parameters],
      {
        onStart: (child) => {
          const endWhenSeen = () => {
            if (hasActed && isSeen(eventsOf(shown))) child.kill('SIGINT');
          };
          child.stdout?.once('data', () => {
            void act().then(() => {
              hasActed = true;
              endWhenSeen();
            });
          });
          child.stdout?.on('data', (text: string) => {
            shown += text;
            endWhenSeen();
          });
        },
      },
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: '' });
    return eventsOf(stdout);
  };

  it('is followed while contacts are created', async () => {
    let operationId = '';
    const ofOperation = (events: readonly ShownEvent[]) =>
      events.filter((event) => event.operation_id === operationId).map(({ outcome }) => outcome);
    const events = await follow(
      ['--limit', '1'],
      async () => (operationId = await create()),
      (shown) => ofOperation(shown).length === 2,
    );
    expect(ofOperation(events)).toEqual(['attempted', 'created']);
  });

  it('is followed without the reads that following makes, but with those that others make', async () => {
    await run('list', '--outcome', 'created');
    const reads = ['--action', 'audit.read'];
    const isOther = ({ request_id: requestId }: ShownEvent) => requestId === 'read-of-another';
    const token = (
      JSON.parse(await readFile(workplace.configFile, 'utf8')) as {
        profiles: { default: { token: { value: string } } };
      }
    ).profiles.default.token.value;
    const events = await follow(
      reads,
      () =>
        fetch(`${service.bffUrl}/bff/organisation/12345/audit-events?outcome=rejected`, {
          headers: { authorization: `Bearer ${token}`, 'x-request-id': 'read-of-another' },
        }),
      (shown) => shown.some(isOther),
    );
    expect(events.filter(isOther)).toHaveLength(1);
    // The test before has followed, too, without a filter.
    const isOwn = ({ request_id: requestId, fields }: ShownEvent) =>
      requestId?.startsWith('follow-') === true && fields.includes('action');
    expect(events.filter(isOwn)).toEqual([]);
    const all = documentOf(await run('list', ...reads, '--json'))['events'] as readonly ShownEvent[];
    expect(all.filter(isOwn)).not.toEqual([]);
  });

  it('is exported and verified against a checkpoint that was kept', async () => {
    const kept = await eventually(
      () => run('checkpoint', '--append', 'checkpoints.txt', '--json'),
      ({ exitCode }) => exitCode === 0,
    );
    expect(documentOf(kept)).toMatchObject({ chain: 'organisation/12345', added: true });
    await workplace.write(
      'public-key.json',
      await (await fetch(`${service.bffUrl}/bff/audit/public-key`)).text(),
    );
    const operationId = await create();
    expect(await run('export', '--output', 'trail.ndjson')).toMatchObject({ exitCode: 0, stderr: '' });
    const trail = await readFile(join(workplace.folder, 'trail.ndjson'), 'utf8');
    expect(trail.split(operationId)).toHaveLength(3);

    const evidence = ['--checkpoint', 'checkpoints.txt'];
    const offline = await run('verify', 'trail.ndjson', ...evidence, '--public-key', 'public-key.json');
    expect(offline).toMatchObject({ exitCode: 0, stderr: '' });
    expect(offline.stdout).toMatch(/^Verified: records 1 to \d+ of organisation\/12345\n/);
    expect(offline.stdout).toContain('  checkpoints  1 agrees');
    const trusting = await run('verify', 'trail.ndjson', ...evidence, '--trust-server', '--json');
    expect(documentOf(trusting)).toMatchObject({ verdict: 'verified', public_key_from: service.bffUrl });

    await workplace.write('altered.ndjson', trail.replace('"outcome":"created"', '"outcome":"refused"'));
    expect(await run('verify', 'altered.ndjson')).toMatchObject({ exitCode: 9 });
  });

  it('is exported in part, with a filter and as CSV', async () => {
    await run('export', '--from-seq', '2', '--to-seq', '3', '--output', 'range.ndjson');
    expect(await run('verify', 'range.ndjson', '--from-seq', '2', '--to-seq', '3')).toMatchObject({
      exitCode: 0,
    });
    const filtered = await run('export', '--outcome', 'created', '--output', 'filtered.ndjson', '--json');
    expect(documentOf(filtered)).toMatchObject({ verifiable: false, records: expect.any(Number) });
    expect(documentOf(await run('verify', 'filtered.ndjson', '--json'))).toMatchObject({
      reason: 'filtered export',
    });
    const csv = await run('export', '--format', 'csv', '--to-seq', '2');
    expect(csv).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^seq,time,/) });
    expect(csv.stderr).toContain('Exported: 2 records to stdout\n');
    expect(await run('export', '--org', '67890')).toMatchObject({ exitCode: 4, stdout: '' });
  });
});
