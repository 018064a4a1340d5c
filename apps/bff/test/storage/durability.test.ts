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

    const events = await database.query('select operation_id, outcome from audit_event order by position');
    const stored = new Set(
      events.map(({ operation_id, outcome }) => `${String(operation_id)} ${String(outcome)}`),
    );
    expect(acknowledged.filter((line) => !stored.has(line))).toEqual([]);
    expect(stored.size).toBe(events.length);

    const lastOutcome = new Map(events.map(({ operation_id, outcome }) => [operation_id, outcome]));
    const operations = await database.query('select operation_id, state from operation');
    expect(new Map(operations.map(({ operation_id, state }) => [operation_id, state]))).toEqual(lastOutcome);

    const storage = await database.open();
    await storage.check();
  });
});
