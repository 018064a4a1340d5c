import { auditActions } from '../audit/audit-event.js';
import type { Queries } from '../database/queries.js';
import { ContactRegister } from './contact-register.js';

/** Most ids of one statement: SQLite bounds its parameters. */
const idsAtOnce = 500;

/** The register in either database. */
export class StoredContactRegister extends ContactRegister {
  constructor(private readonly queries: Queries) {
    super();
  }

  override async recordReading(organisationId: number, contactIds: readonly string[]): Promise<number> {
    const { reading } = await this.queries.run('reading of contacts not stored', (kysely) =>
      kysely
        .insertInto('contact_reading')
        .values({ organisation_id: organisationId })
        .returning('reading')
        .executeTakeFirstOrThrow(),
    );
    const known = await this.firstReadings(organisationId, contactIds);
    // In one order everywhere: replicas that wait for each other's rows would be a deadlock.
    const unknown = contactIds.filter((id) => !known.has(id)).toSorted();
    await this.#inParts(unknown, async (part) => {
      const rows = part.map((contactId) => ({
        organisation_id: organisationId,
        contact_id: contactId,
        reading,
      }));
      await this.queries.run('contacts of a reading not stored', (kysely) =>
        kysely
          .insertInto('known_contact')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    });
    return reading;
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
    await this.#inParts(contactIds, async (part) => {
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
    await this.#inParts(contactIds, async (part) => {
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

  async #inParts(ids: readonly string[], query: (part: readonly string[]) => Promise<void>): Promise<void> {
    for (let start = 0; start < ids.length; start += idsAtOnce)
      await query(ids.slice(start, start + idsAtOnce));
  }
}
