import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** The BFF's advisory lock: who holds it seals, and nobody else does. */
const sealingLock = '4206700002';
const pollEveryMs = 20;
const sampleEveryMs = 200;
/** Sealing that has not caught up by then does not work at all. */
const caughtUpWithinMs = 120_000;

const oldestUnsealed = `
  SELECT extract(epoch FROM clock_timestamp() - event.time)::float8 * 1000 AS age
  FROM audit_progress AS done CROSS JOIN LATERAL (
    SELECT time FROM audit_event
    WHERE (transaction_id, position) > (done.transaction_id, done.position)
    ORDER BY transaction_id, position LIMIT 1
  ) AS event`;

/** A session on the BFF's database that holds sealing up and watches how far it is behind. */
export class SealingSession {
  private constructor(private readonly client: Client) {}

  /** @param databaseUrl the BFF's database, with the BFF's own role or its owner's */
  static async open(databaseUrl: string): Promise<SealingSession> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    return new SealingSession(client);
  }

  /**
   * Runs work while nothing can be sealed.
   * @returns what `work` returns
   */
  async withoutSealing<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.client.query(`SELECT pg_advisory_lock(${sealingLock})`);
    try {
      return await work();
    } finally {
      await this.client.query(`SELECT pg_advisory_unlock(${sealingLock})`);
    }
  }

  /**
   * Runs work and watches meanwhile how old the oldest event without a seal gets.
   * @returns what `work` returns, and the largest age in milliseconds
   */
  async withLargestLag<Result>(work: () => Promise<Result>): Promise<readonly [Result, number]> {
    let isOver = false;
    let largest = 0;
    const watch = async (): Promise<void> => {
      while (!isOver) {
        largest = Math.max(largest, (await this.#ageOfOldest()) ?? 0);
        await pause(sampleEveryMs);
      }
    };
    const watching = watch();
    try {
      return [await work(), largest];
    } finally {
      isOver = true;
      await watching;
    }
  }

  /**
   * Resolves once every event has its seal.
   * @throws Error when that takes two minutes
   */
  async awaitSealed(): Promise<void> {
    const deadline = performance.now() + caughtUpWithinMs;
    while ((await this.#ageOfOldest()) !== undefined) {
      if (performance.now() > deadline)
        throw new Error('events still wait for their seals after two minutes');
      await pause(pollEveryMs);
    }
  }

  async countSeals(): Promise<number> {
    const { rows } = await this.client.query<{ count: number }>(
      'SELECT count(*)::float8 AS count FROM audit_seal',
    );
    return rows[0]?.count ?? 0;
  }

  close(): Promise<void> {
    return this.client.end();
  }

  async #ageOfOldest(): Promise<number | undefined> {
    return (await this.client.query<{ age: number }>(oldestUnsealed)).rows[0]?.age;
  }
}
