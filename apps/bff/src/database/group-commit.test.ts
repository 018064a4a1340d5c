import { describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { GroupCommit, type BatchWriter } from './group-commit.js';
import type { StorageLimits } from './storage-limits.js';
import { StorageUnavailable } from './storage-unavailable.js';

class BadWrite extends Error {}

/** Commits when the test says so; a batch with a negative number fails for its data. */
class StagedWriter implements BatchWriter<number, string> {
  readonly queue = 'numbers';
  readonly batches: number[][] = [];
  /** Resolves or rejects the commits in flight, oldest first. */
  readonly inFlight: { succeed: () => void; fail: (error: Error) => void }[] = [];
  staged = true;

  readonly failures = {
    liesInOneWrite: (error: unknown) => error instanceof BadWrite,
    toStorageUnavailable: (what: string, cause: unknown) => new StorageUnavailable(what, { cause }),
  };

  async commit(writes: readonly number[]): Promise<string[]> {
    this.batches.push([...writes]);
    if (this.staged) {
      await new Promise<void>((succeed, fail) => this.inFlight.push({ succeed, fail }));
    }
    if (writes.some((write) => write < 0)) throw new BadWrite();
    return writes.map(String);
  }
}

function create(limits: Partial<StorageLimits> = {}) {
  const writer = new StagedWriter();
  const committed: number[] = [];
  const failures: Error[] = [];
  const commits = new GroupCommit(
    writer,
    { deadlineMs: 60_000, maxBatch: 100, maxQueue: 1_000, ...limits },
    { committed: (_queue, writes) => committed.push(writes), failed: (failure) => failures.push(failure) },
  );
  return { writer, commits, committed, failures };
}

describe('GroupCommit', () => {
  it('commits together what comes in one turn, and what comes while a commit is in flight', async () => {
    const { writer, commits, committed } = create();
    const first = [1, 2, 3].map((write) => commits.add(write));
    await nextTurn();
    const second = [4, 5].map((write) => commits.add(write));
    await nextTurn();
    expect(writer.batches).toEqual([[1, 2, 3]]);
    writer.inFlight.shift()!.succeed();
    expect(await Promise.all(first)).toEqual(['1', '2', '3']);
    await nextTurn();
    expect(writer.batches).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    writer.inFlight.shift()!.succeed();
    expect(await Promise.all(second)).toEqual(['4', '5']);
    expect(committed).toEqual([3, 2]);
    await commits.close();
  });

  it('keeps the order and the size limit of batches', async () => {
    const { writer, commits } = create({ maxBatch: 2 });
    writer.staged = false;
    const writes = [1, 2, 3, 4, 5];
    expect(await Promise.all(writes.map((write) => commits.add(write)))).toEqual(writes.map(String));
    expect(writer.batches).toEqual([[1, 2], [3, 4], [5]]);
    await commits.close();
  });

  it('fails only the writes at fault when a batch fails for its data', async () => {
    const { writer, commits, committed, failures } = create();
    writer.staged = false;
    const writes = [1, 2, -3, 4, 5, 6, -7, 8];
    const results = await Promise.allSettled(writes.map((write) => commits.add(write)));
    expect(results.map(({ status }) => status)).toEqual(
      writes.map((write) => (write < 0 ? 'rejected' : 'fulfilled')),
    );
    expect(failures).toHaveLength(2);
    expect(committed.reduce((sum, count) => sum + count, 0)).toBe(6);
    await commits.close();
  });

  it('fails the whole batch, once, when the database fails, and goes on with the next', async () => {
    const { writer, commits, failures } = create();
    const lost = Promise.allSettled([commits.add(1), commits.add(2)]);
    await nextTurn();
    const next = commits.add(3);
    writer.inFlight.shift()!.fail(new Error('connection lost'));
    for (const result of await lost) {
      expect(result).toMatchObject({ status: 'rejected', reason: { name: 'StorageUnavailable' } });
    }
    await nextTurn();
    writer.inFlight.shift()!.succeed();
    expect(await next).toBe('3');
    expect(writer.batches).toEqual([[1, 2], [3]]);
    expect(failures).toHaveLength(1);
    await commits.close();
  });

  it('answers at the deadline while a commit hangs; what was still queued is never sent', async () => {
    const { writer, commits, failures } = create({ deadlineMs: 30 });
    const hanging = commits.add(1);
    await nextTurn();
    const queued = commits.add(2);
    await expect(hanging).rejects.toThrow('numbers not stored within 30 ms');
    await expect(queued).rejects.toThrow(StorageUnavailable);
    expect(failures.length).toBeLessThanOrEqual(2);

    writer.inFlight.shift()!.succeed();
    writer.staged = false;
    await nextTurn();
    expect(await commits.add(3)).toBe('3');
    expect(writer.batches).toEqual([[1], [3]]);
    await commits.close();
  });

  it('does not try again what was answered while its batch was in flight', async () => {
    const { writer, commits } = create({ deadlineMs: 30 });
    const results = Promise.allSettled([commits.add(1), commits.add(-2)]);
    await nextTurn();
    await results;
    writer.inFlight.shift()!.succeed();
    await nextTurn();
    expect(writer.batches).toEqual([[1, -2]]);
    await commits.close();
  });

  it('refuses at once what the queue has no room for', async () => {
    const { writer, commits, failures } = create({ maxQueue: 2 });
    const stored = [commits.add(1), commits.add(2)];
    await expect(commits.add(3)).rejects.toThrow('numbers not stored: the queue is full');
    expect(failures).toHaveLength(1);
    await nextTurn();
    writer.inFlight.shift()!.succeed();
    expect(await Promise.all(stored)).toEqual(['1', '2']);
    await commits.close();
  });

  it('drains on close and refuses everything after it', async () => {
    const { writer, commits } = create({ maxBatch: 1 });
    writer.staged = false;
    const stored = Promise.all([commits.add(1), commits.add(2)]);
    const closed = commits.close();
    await expect(commits.add(3)).rejects.toThrow('numbers not stored: the queue is closed');
    await closed;
    expect(await stored).toEqual(['1', '2']);
  });

  it('closes at the deadline when a commit hangs', async () => {
    const { commits } = create({ deadlineMs: 30 });
    const hanging = commits.add(1).catch((error: unknown) => error);
    await nextTurn();
    await commits.close();
    expect(await hanging).toBeInstanceOf(StorageUnavailable);
  });
});
