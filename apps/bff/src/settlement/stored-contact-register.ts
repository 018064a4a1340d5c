import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { auditActions } from '../audit/audit-event.js';
import type { Queries } from '../database/queries.js';
import type { Engine, Schema } from '../database/schema.js';
import { ContactRegister } from './contact-register.js';

/** Most ids of one statement: SQLite bounds its parameters. */
const idsAtOnce = 500;

/** Any constant of our own: the class of the locks for which readings wait, one an organisation. */
const readingLock = 4_206_701;

/** The register in either database. */
export class StoredContactRegister extends ContactRegister {
  constructor(
    private readonly engine: Engine,
    private readonly queries: Queries,
  ) {
    super();
  }

  /**
   * In one transaction, and one after the other for each organisation: who goes by a number, be it the newest that another
   * process has stored, has all contacts of that reading.
   */
  override recordReading(organisationId: number, contactIds: readonly string[]): Promise<number> {
    return this.queries.run('reading of contacts not stored', (kysely) =>
      kysely.transaction().execute(async (transaction) => {
        if (this.engine === 'postgresql') await waitForTurn(transaction, organisationId);
        const { reading } = await transaction
          .insertInto('contact_reading')
          .values({ organisation_id: organisationId })
          .returning('reading')
          .executeTakeFirstOrThrow();
        await inParts(contactIds, async (part) => {
          const rows = part.map((contactId) => ({
            organisation_id: organisationId,
            contact_id: contactId,
            reading,
          }));
          await transaction
            .insertInto('known_contact')
            .values(rows)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        });
        return reading;
      }),
    );
  }

  override async newestReading(organisationId: number): Promise<number | null> {
    const row = await this.queries.run('readings not read', (kysely) =>
      kysely
        .selectFrom('contact_reading')
        .select('reading')
        .where('organisation_id', '=', organisationId)
        .orderBy('reading', 'desc')
        .limit(1)
        .executeTakeFirst(),
    );
    return row?.reading ?? null;
  }

  override async firstReadings(
    organisationId: number,
    contactIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const readings = new Map<string, number>();
    await inParts(contactIds, async (part) => {
      const rows = await this.queries.run('known contacts not read', (kysely) =>
        kysely
          .selectFrom('known_contact')
          .select(['contact_id', 'reading'])
          .where('organisation_id', '=', organisationId)
          .where('contact_id', 'in', part)
          .execute(),
      );
      for (const row of rows) readings.set(row.contact_id, row.reading);
    });
    return readings;
  }

  /** Asks the trail, which has an index for it: every creation leaves its event in the same commit. */
  override async findAttributed(
    organisationId: number,
    contactIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const attributed = new Set<string>();
    await inParts(contactIds, async (part) => {
      const rows = await this.queries.run('creations not read', (kysely) =>
        kysely
          .selectFrom('audit_event')
          .select('contact_id')
          .where('chain', '=', organisationId)
          .where('contact_id', 'in', part)
          .where('action', 'in', [auditActions.createContact, auditActions.settleContact])
          .where('outcome', '=', 'created')
          .execute(),
      );
      for (const row of rows) attributed.add(row.contact_id ?? '');
    });
    return attributed;
  }
}

/** Until the transaction ends; SQLite has one transaction at a time anyway. */
async function waitForTurn(transaction: Kysely<Schema>, organisationId: number): Promise<void> {
  const turn = organisationId % 2 ** 31;
  await sql`select pg_advisory_xact_lock(${sql.lit(readingLock)}, ${turn}::integer)`.execute(transaction);
}

async function inParts(
  ids: readonly string[],
  query: (part: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < ids.length; start += idsAtOnce)
    await query(ids.slice(start, start + idsAtOnce));
}
