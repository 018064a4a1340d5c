import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Lets settlement find the ambiguous operations of an organisation, which stay, among all that it has ever had. */
export const indexAmbiguousOperations: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createIndex('operation_ambiguous')
      .on('operation')
      .columns(['organisation_id', 'created_at'])
      .where(sql<boolean>`state = 'ambiguous'`)
      .execute();
  },
};
