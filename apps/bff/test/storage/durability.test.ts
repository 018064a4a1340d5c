import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startProcess } from '@contacts/test-servers';
import { build } from 'esbuild';
import { engines, type StorageUnderTest } from './engines.js';

const output = fileURLToPath(new URL('../../test-output/durable-writer.mjs', import.meta.url));

beforeAll(async () => {
  await mkdir(new URL('../../test-output', import.meta.url), { recursive: true });
  await build({
    entryPoints: [fileURLToPath(new URL('durable-writer.process.ts', import.meta.url))],
    outfile: output,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
});
afterAll(() => rm(output));

describe.each(engines)('kill -9 of a process that writes to %s', (_name, create) => {
  let database: StorageUnderTest;
  beforeEach(async () => (database = await create()));
  afterEach(() => database.dispose());

  const writeAndKill = async (lines: number) => {
    const writer = await startProcess({
      script: output,
      parameters: [JSON.stringify(database.configuration)],
    });
    const ended = writer.exited.then(() => {
      throw new Error(writer.errors());
    });
    while (writer.output().split('\n').length <= lines) {
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5))]);
    }
    ended.catch(() => undefined);
    writer.kill('SIGKILL');
    expect(await writer.exited).toBe('SIGKILL');
    // The last line may be cut, and then it says nothing.
    return writer.output().split('\n').slice(0, -1);
  };

  it('loses nothing that was acknowledged, and leaves operation and trail in agreement', async () => {
    const acknowledged: string[] = [];
    for (const lines of [1, 150, 400]) acknowledged.push(...(await writeAndKill(lines)));

    // One statement, one snapshot: what a killed process had sent may still be committed while this reads.
    const events = await database.query(`
      select e.operation_id, e.outcome, o.state
      from audit_event as e left join operation as o on o.operation_id = e.operation_id
      order by e.position`);
    const stored = new Set(
      events.map(({ operation_id, outcome }) => `${String(operation_id)} ${String(outcome)}`),
    );
    expect(acknowledged.filter((line) => !stored.has(line))).toEqual([]);
    expect(stored.size).toBe(events.length);

    const lastEvents = new Map(events.map((event) => [event['operation_id'], event]));
    for (const { outcome, state } of lastEvents.values()) expect(state).toBe(outcome);
    const [operations] = await database.query(`
      select count(*) as alone from operation as o
      where not exists (select 1 from audit_event as e where e.operation_id = o.operation_id)`);
    expect(Number(operations?.['alone'])).toBe(0);

    const storage = await database.open();
    await storage.check();
  });
});
