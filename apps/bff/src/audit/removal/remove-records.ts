import { signTombstone, type NoteSigner } from '@contacts/audit-log';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../database/schema.js';
import { auditActions } from '../audit-event.js';
import { organisationOf } from '../sealing/chain-name.js';
import { serviceEvent } from '../service-event.js';
import { appendInTransaction } from './append-in-transaction.js';
import type { SealedRange } from './sealed-range.js';

/**
 * Removes the first records of a chain, leaves a tombstone and records that it did. To be called in a transaction.
 * @param range from the chain's first record to one before its last
 * @throws Error when the records are not what sealing has left: whoever changed them must not have it covered up
 */
export async function removeRecords(
  kysely: Kysely<Schema>,
  chain: string,
  range: SealedRange,
  signer: NoteSigner,
): Promise<void> {
  const hash = await readHash(kysely, chain, range.last);
  await removePersonal(kysely, chain, range);
  const events = await sql`
    delete from audit_event where position in (
      select position from audit_seal where chain = ${chain} and seq between ${range.first} and ${range.last})
  `.execute(kysely);
  const seals = await sql`
    delete from audit_seal where chain = ${chain} and seq between ${range.first} and ${range.last}
  `.execute(kysely);
  const count = range.last - range.first + 1;
  if (Number(events.numAffectedRows) !== count || Number(seals.numAffectedRows) !== count)
    throw damaged(chain);

  const time = new Date().toISOString();
  const note = signTombstone({ chain, size: range.last, hash, time }, signer);
  await kysely
    .insertInto('audit_tombstone')
    .values({ chain, size: range.last, note, created_at: time })
    .execute();
  const event = serviceEvent({
    action: auditActions.retainRecords,
    organisationId: organisationOf(chain),
    fields: [`from_seq=${range.first}`, `to_seq=${range.last}`],
    count,
  });
  await appendInTransaction(kysely, event);
}

async function readHash(kysely: Kysely<Schema>, chain: string, seq: number): Promise<string> {
  const seals = await kysely
    .selectFrom('audit_seal')
    .select(['hash', 'previous_hash'])
    .where('chain', '=', chain)
    .where('seq', 'in', [seq, seq + 1])
    .orderBy('seq')
    .execute();
  const [last, next] = seals;
  if (last === undefined || next?.previous_hash !== last.hash) throw damaged(chain);
  return last.hash;
}

/** The two events of a creation share a row, which stays as long as one of them does. */
async function removePersonal(kysely: Kysely<Schema>, chain: string, range: SealedRange): Promise<void> {
  await sql`
    delete from audit_personal where personal_id in (
      select event.personal_id from audit_seal as seal join audit_event as event on event.position = seal.position
      where seal.chain = ${chain} and seal.seq between ${range.first} and ${range.last} and event.personal_id is not null and not exists (
        select 1 from audit_event as other left join audit_seal as theirs on theirs.position = other.position
        where other.operation_id = event.operation_id and other.personal_id = event.personal_id
          and (theirs.seq is null or theirs.seq > ${range.last})))
  `.execute(kysely);
}

function damaged(chain: string): Error {
  return new Error(
    `Records of ${chain} are missing or were changed past the service; export and verify the chain before anything is removed`,
  );
}
