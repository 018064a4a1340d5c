import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../database/schema.js';
import { chainName } from '../sealing/chain-name.js';

/** Lists the names of all chains that have events, sealed or not, stepping from one to the next by index. */
export async function listChains(kysely: Kysely<Schema>): Promise<readonly string[]> {
  const { rows } = await sql<{ organisation_id: number | null }>`
    with recursive chains(organisation_id) as (
      select min(chain) from audit_event
      union all
      select (select min(event.chain) from audit_event as event where event.chain > chains.organisation_id)
      from chains where chains.organisation_id is not null
    )
    select organisation_id from chains where organisation_id is not null
    union all
    select null where exists (select 1 from audit_event where chain is null)
  `.execute(kysely);
  return rows.map((row) => chainName(row.organisation_id));
}
