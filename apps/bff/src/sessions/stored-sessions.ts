import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { databaseClock, databaseClockAfter } from '../database/database-clock.js';
import type { Queries } from '../database/queries.js';
import type { Engine } from '../database/schema.js';
import { SessionStore, type KeptToken, type NewSession, type StoredSession } from './session-store.js';

/** Most rows that one statement removes. */
const atOnce = 500;

/** Sessions in either database; its clock judges how long they last, as it is the one that all replicas share. */
export class StoredSessions extends SessionStore {
  readonly #now: RawBuilder<string>;

  constructor(
    private readonly engine: Engine,
    private readonly queries: Queries,
  ) {
    super();
    this.#now = databaseClock(engine);
  }

  override async create(session: NewSession, maxMs: number): Promise<string> {
    const row = await this.queries.run('session not stored', (kysely) =>
      kysely
        .insertInto('session')
        .values({ ...session, state: 'active', generation: 1, ...this.#times(maxMs) })
        .returning('expires_at')
        .executeTakeFirstOrThrow(),
    );
    return row.expires_at;
  }

  override async find(idHash: string, idleMs: number, staleMs: number): Promise<StoredSession | undefined> {
    const row = await this.queries.run('session not read', (kysely) =>
      kysely
        .selectFrom('session')
        .select(['id_hash', 'organisation_id', 'sealed_token', 'sealed_renewal'])
        .select(['token_expires_at', 'renew_at', 'generation', 'expires_at'])
        .select(sql<string>`caller_key`.as('caller_key'))
        .select(sql<number | boolean>`last_seen_at < ${this.#after(-staleMs)}`.as('is_stale'))
        .where('id_hash', '=', idHash)
        .where('state', '=', 'active')
        .where('expires_at', '>', this.#now)
        .where('last_seen_at', '>', this.#after(-idleMs))
        .executeTakeFirst(),
    );
    // SQLite has no booleans.
    return row === undefined ? undefined : { ...row, is_stale: Boolean(row.is_stale) };
  }

  override async touch(idHash: string, staleMs: number): Promise<void> {
    await this.queries.run('session not noted as used', (kysely) =>
      kysely
        .updateTable('session')
        .set({ last_seen_at: this.#now })
        .where('id_hash', '=', idHash)
        .where('last_seen_at', '<', this.#after(-staleMs))
        .execute(),
    );
  }

  override async remove(idHash: string): Promise<void> {
    await this.queries.run('session not ended', (kysely) =>
      kysely.deleteFrom('session').where('id_hash', '=', idHash).execute(),
    );
  }

  override async removeAll(callerKey: string): Promise<void> {
    await this.queries.run('sessions not ended', (kysely) =>
      kysely.deleteFrom('session').where('caller_key', '=', callerKey).execute(),
    );
  }

  override async createPending(idHash: string, sealedToken: string, lastsMs: number): Promise<void> {
    await this.queries.run('sign-in not stored', (kysely) =>
      kysely
        .insertInto('session')
        .values({
          id_hash: idHash,
          state: 'mfa',
          sealed_token: sealedToken,
          generation: 1,
          ...this.#times(lastsMs),
        })
        .execute(),
    );
  }

  override async findPending(idHash: string): Promise<string | undefined> {
    const row = await this.queries.run('sign-in not read', (kysely) =>
      kysely
        .selectFrom('session')
        .select('sealed_token')
        .where('id_hash', '=', idHash)
        .where('state', '=', 'mfa')
        .where('expires_at', '>', this.#now)
        .executeTakeFirst(),
    );
    return row?.sealed_token;
  }

  override async leaseRenewal(idHash: string, generation: number, milliseconds: number): Promise<boolean> {
    return this.#update(idHash, generation, { lease_until: this.#after(milliseconds) }, 'free');
  }

  override async renew(idHash: string, generation: number, token: KeptToken): Promise<boolean> {
    return this.#update(idHash, generation, { ...token, generation: generation + 1, lease_until: null });
  }

  override async postponeRenewal(idHash: string, generation: number, milliseconds: number): Promise<void> {
    await this.#update(idHash, generation, { lease_until: this.#after(milliseconds) });
  }

  override async removeGeneration(idHash: string, generation: number): Promise<boolean> {
    const { numDeletedRows } = await this.queries.run('session not ended', (kysely) =>
      kysely
        .deleteFrom('session')
        .where('id_hash', '=', idHash)
        .where('generation', '=', generation)
        .executeTakeFirst(),
    );
    return numDeletedRows > 0n;
  }

  override async removeExpired(idleMs: number): Promise<number> {
    const hasEnded = sql<boolean>`(expires_at <= ${this.#now}
      or (state = 'active' and last_seen_at <= ${this.#after(-idleMs)}))`;
    const { numDeletedRows } = await this.queries.run('ended sessions not removed', (kysely) =>
      kysely
        .deleteFrom('session')
        .where('id_hash', 'in', (expression) =>
          expression.selectFrom('session').select('id_hash').where(hasEnded).limit(atOnce),
        )
        // Again, with the row locked: it may have been used meanwhile.
        .where(hasEnded)
        .executeTakeFirst(),
    );
    return Number(numDeletedRows);
  }

  async #update(
    idHash: string,
    generation: number,
    values: Partial<KeptToken> & {
      readonly generation?: number;
      readonly lease_until: RawBuilder<string> | null;
    },
    lease: 'free' | 'any' = 'any',
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.queries.run('token of a session not renewed', (kysely) => {
      const update = kysely
        .updateTable('session')
        .set(values)
        .where('id_hash', '=', idHash)
        .where('state', '=', 'active')
        .where('generation', '=', generation);
      return (
        lease === 'any'
          ? update
          : update.where(sql<boolean>`(lease_until is null or lease_until < ${this.#now})`)
      ).executeTakeFirst();
    });
    return numUpdatedRows > 0n;
  }

  #times(lastsMs: number) {
    return { created_at: this.#now, last_seen_at: this.#now, expires_at: this.#after(lastsMs) };
  }

  #after(milliseconds: number): RawBuilder<string> {
    return databaseClockAfter(this.engine, milliseconds);
  }
}
