import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** The sealing function's advisory lock. */
const lock = '4206700002';

const findHolder = `
  select activity.application_name as name, activity.pid
  from pg_locks join pg_stat_activity as activity on activity.pid = pg_locks.pid
  where locktype = 'advisory' and objid = ${lock} and granted and activity.pid <> pg_backend_pid()
    and pg_locks.database = (select oid from pg_database where datname = current_database())`;

/** The session of a replica that is sealing. */
export interface SealingSession {
  /** The replica's `application_name`. */
  readonly name: string;
  readonly pid: number;
}

/** A session that can hold sealing up, so that work piles up, and sees who takes that work. */
export class SealingWatch {
  private constructor(private readonly client: pg.Client) {}

  static async open(url: string): Promise<SealingWatch> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new SealingWatch(client);
  }

  /** Lets work pile up and then go on; resolves while a replica is in the middle of it. */
  async catchSealer(pileUpMs: number): Promise<SealingSession> {
    for (;;) {
      await this.client.query(`select pg_advisory_lock(${lock})`);
      await sleep(pileUpMs);
      await this.client.query(`select pg_advisory_unlock(${lock})`);
      const deadline = performance.now() + 1_000;
      while (performance.now() < deadline) {
        const [session] = (await this.client.query<SealingSession>(findHolder)).rows;
        if (session !== undefined) return session;
      }
    }
  }

  /** Ends a session of somebody else, which undoes what it is at. */
  async terminate({ pid }: SealingSession): Promise<void> {
    await this.client.query('select pg_terminate_backend($1)', [pid]);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
