import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { databaseClock, databaseClockAfter, timeAfter } from '../database/database-clock.js';
import { leaseLapsed } from '../database/lease-lapsed.js';
import type { Queries } from '../database/queries.js';
import type { Engine } from '../database/schema.js';
import {
  SettlementStore,
  type KeptToken,
  type Postponement,
  type UnsettledOperation,
} from './settlement-store.js';

const organisationsAtOnce = 20;
const tokensAtOnce = 5;

/** A vendor needs a moment to show what it has made; so long after the doubt began comes the first look, in milliseconds. */
const firstLookMs = 2_000;

/** Since when an operation is in doubt, or nobody's own request can bring its outcome any more. */
const doubtBegan = sql<string>`coalesce(doubted_at, lease_until, created_at)`;

/** Tells one lease of an organisation from the next: that one ends later. */
const leaseText = sql<string>`cast(lease_until as text)`;

/** Open and ambiguous operations in either database. */
export class StoredSettlements extends SettlementStore {
  readonly #now: RawBuilder<string>;
  /** Whether nobody's own request can bring the outcome any more. */
  readonly #isAbandoned: RawBuilder<boolean>;
  readonly #isDue: RawBuilder<boolean>;

  constructor(
    private readonly engine: Engine,
    private readonly queries: Queries,
  ) {
    super();
    this.#now = databaseClock(engine);
    this.#isAbandoned = sql`(state <> 'attempted' or ${leaseLapsed(engine)})`;
    const firstLook = sql`${doubtBegan} <= ${databaseClockAfter(engine, -firstLookMs)}`;
    this.#isDue = sql`(state in ('attempted', 'in_doubt') and ${this.#isAbandoned}
      and (look_at <= ${this.#now} or (look_at is null and ${firstLook})))`;
  }

  override async findDueOrganisations(): Promise<readonly number[]> {
    const rows = await this.queries.run('operations in doubt not found', (kysely) =>
      kysely
        .selectFrom('operation')
        .select('organisation_id')
        .distinct()
        .where(sql<boolean>`state in ('attempted', 'in_doubt')`)
        .where(this.#isDue)
        .limit(organisationsAtOnce)
        .execute(),
    );
    return rows.map((row) => row.organisation_id);
  }

  override async lease(organisationId: number, milliseconds: number): Promise<string | undefined> {
    const leaseUntil = databaseClockAfter(this.engine, milliseconds);
    const row = await this.queries.run('settlement not leased', (kysely) =>
      kysely
        .insertInto('settlement_lease')
        .values({ organisation_id: organisationId, lease_until: leaseUntil })
        .onConflict((conflict) =>
          conflict
            .column('organisation_id')
            .doUpdateSet({ lease_until: leaseUntil })
            .where('settlement_lease.lease_until', '<', this.#now),
        )
        .returning(leaseText.as('lease'))
        .executeTakeFirst(),
    );
    return row?.lease;
  }

  override async release(organisationId: number, lease: string): Promise<void> {
    await this.queries.run('settlement not released', (kysely) =>
      kysely
        .deleteFrom('settlement_lease')
        .where('organisation_id', '=', organisationId)
        .where(leaseText, '=', lease)
        .execute(),
    );
  }

  override async readUnsettled(
    organisationId: number,
    quietMs: number,
  ): Promise<readonly UnsettledOperation[]> {
    const rows = await this.queries.run('operations in doubt not read', (kysely) => {
      const ofStates = (states: RawBuilder<boolean>) =>
        kysely
          .selectFrom('operation')
          .select(['operation_id', 'attempt', 'state', 'contact_fingerprint', 'type_id', 'baseline'])
          .select([
            'created_at',
            sql<number | boolean>`coalesce(acknowledged, 0) = 1`.as('acknowledged'),
            sql<number | boolean>`not ${this.#isAbandoned}`.as('live'),
            sql<number | boolean>`${this.#isDue}`.as('due'),
            this.#elapsedMs().as('elapsed_ms'),
            sql<number | boolean>`absent_at is not null`.as('absent'),
          ])
          .where('organisation_id', '=', organisationId)
          .where(states);
      // Each half has an index of its own; a condition for both would read every operation that there ever was.
      return ofStates(sql`state in ('attempted', 'in_doubt')`)
        .unionAll(ofStates(sql`state = 'ambiguous'`))
        .orderBy('created_at')
        .execute();
    });
    return rows.map(({ elapsed_ms: elapsedMs, created_at: _createdAt, ...row }) => ({
      ...row,
      // The condition above lets no other state pass.
      state: row.state as UnsettledOperation['state'],
      // SQLite has no booleans.
      acknowledged: Boolean(row.acknowledged),
      live: Boolean(row.live),
      due: Boolean(row.due),
      quietForMs: Math.ceil(quietMs - elapsedMs),
      absent: Boolean(row.absent),
    }));
  }

  override async readTokens(organisationId: number): Promise<readonly KeptToken[]> {
    return this.queries.run('tokens not read', (kysely) =>
      kysely
        .selectFrom('operation')
        .select('operation_id')
        .select(sql<string>`sealed_token`.as('sealed_token'))
        .where('organisation_id', '=', organisationId)
        .where(sql<boolean>`state in ('attempted', 'in_doubt')`)
        .where(this.#isDue)
        .where('sealed_token', 'is not', null)
        .orderBy('created_at', 'desc')
        .limit(tokensAtOnce)
        .execute(),
    );
  }

  override async deleteToken({ operation_id: operationId, sealed_token: token }: KeptToken): Promise<void> {
    await this.queries.run('token not deleted', (kysely) =>
      kysely
        .updateTable('operation')
        .set({ sealed_token: null })
        .where('operation_id', '=', operationId)
        .where('sealed_token', '=', token)
        .execute(),
    );
  }

  override async postpone(postponement: Postponement): Promise<void> {
    const { operationIds, attempt, waitingFor, lookAgain, absent } = postponement;
    if (operationIds.length === 0) return;
    await this.queries.run('settlement not postponed', (kysely) =>
      kysely
        .updateTable('operation')
        .set({
          waiting_for: waitingFor,
          look_at:
            'inMs' in lookAgain
              ? databaseClockAfter(this.engine, lookAgain.inMs)
              : timeAfter(this.engine, doubtBegan, lookAgain.afterQuietMs),
          // A list that could not be read takes nothing back of what an earlier one has shown.
          ...(absent === null ? {} : { absent_at: absent ? this.#now : null }),
        })
        .where('operation_id', 'in', operationIds)
        .where('attempt', '=', attempt)
        .where(sql<boolean>`state in ('attempted', 'in_doubt')`)
        .where(this.#isAbandoned)
        .execute(),
    );
  }

  override async hasten(organisationId: number): Promise<void> {
    await this.queries.run('settlement not hastened', (kysely) =>
      kysely
        .updateTable('operation')
        .set({ look_at: null })
        .where('organisation_id', '=', organisationId)
        .where(sql<boolean>`state in ('attempted', 'in_doubt')`)
        .where('waiting_for', '=', 'token')
        .execute(),
    );
  }

  override async findWaitingForToken(): Promise<readonly number[]> {
    const rows = await this.queries.run('operations without a token not found', (kysely) =>
      kysely
        .selectFrom('operation')
        .select('organisation_id')
        .distinct()
        .where(sql<boolean>`state in ('attempted', 'in_doubt')`)
        .where('waiting_for', '=', 'token')
        .execute(),
    );
    return rows.map((row) => row.organisation_id);
  }

  /** Below 0 while its lease lasts. */
  #elapsedMs(): RawBuilder<number> {
    return this.engine === 'postgresql'
      ? sql`(extract(epoch from clock_timestamp() - ${doubtBegan}) * 1000)::float8`
      : sql`((julianday('now') - julianday(${doubtBegan})) * 86400000.0)`;
  }
}
