import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Name and arguments of the function that seals one batch. */
export const sealingFunction = 'seal_audit_events(integer, integer)';

/**
 * Creates {@link sealingFunction}, which works inside PostgreSQL: docs/adr/0007-sealing-by-commit-watermark.md.
 * It writes the canonical form of docs/audit.md by hand, which is several times faster than sorting jsonb.
 * @throws Error when the database is not in UTF-8, over which alone hashes are defined
 */
export async function createSealingFunction(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ encoding: string; schema: string }>`
    select current_setting('server_encoding') as encoding, current_schema() as schema`.execute(db);
  const [{ encoding, schema } = { encoding: 'unknown', schema: '' }] = rows;
  if (encoding !== 'UTF8') {
    throw new Error(
      `The database has the encoding ${encoding}; create one with: create database … encoding 'UTF8' template template0`,
    );
  }
  await sealAuditEvents(schema).execute(db);
  await sql`revoke all on function ${sql.raw(sealingFunction)} from public`.execute(db);
}

/**
 * Runs as its owner, so that the service's role need not insert seals; hence the fixed search path. Plans are by
 * index, also while the tables are still empty and every plan looks equally cheap.
 *
 * Arguments: most events to seal, most waiting events to count. Result: `sealed` (0 as well when another session is
 * sealing), the bounded count `waiting` of events without a seal with the `oldest` time among them, and the `heads` of
 * the chains that were extended.
 */
const sealAuditEvents = (schema: string) => sql`
create function seal_audit_events(
  most_sealed integer, most_counted integer,
  out sealed integer, out waiting integer, out oldest timestamptz, out heads json)
language plpgsql security definer
set search_path = pg_catalog, ${sql.id(schema)}, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
set jit = off
as $function$
declare
  is_locked constant boolean := pg_try_advisory_xact_lock(4206700002);
  done_transaction xid8;
  done_position bigint;
  next_transaction xid8;
  next_position bigint;
  event record;
  current_chain text;
  last_seq bigint;
  last_hash text;
  new_hash text;
  seals audit_seal[] := '{}';
  new_heads json[] := '{}';
begin
  sealed := 0;
  select transaction_id, position into done_transaction, done_position from audit_progress where id = 1;
  if not found then
    raise exception 'audit_progress is empty; restore its only row from a backup';
  end if;
  if done_transaction >= pg_snapshot_xmax(pg_current_snapshot()) then
    raise exception 'The watermark of sealing lies ahead of the transactions of this server, as after a restore from a dump; see "Restoring a dump" in docs/operations.md';
  end if;

  if is_locked then
    -- Only what older transactions can no longer precede.
    select last.transaction_id, last.position into next_transaction, next_position from (
      select transaction_id, position from audit_event
      where (transaction_id, position) > (done_transaction, done_position)
        and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
      order by transaction_id, position limit most_sealed
    ) as last order by last.transaction_id desc, last.position desc limit 1;

    for event in
      select e.chain_name, e.position, e.event_id, p.commitment,
        '{"action":' || to_json(e.action) || ',"caller":{"accepted":' || e.caller_accepted
          || ',"id":' || coalesce(to_json(e.caller_id)::text, 'null') || ',"kind":' || to_json(e.caller_kind)
          || '},"chain":"' || e.chain_name || '","contact_id":' || coalesce(to_json(e.contact_id)::text, 'null')
          || ',"count":' || e.count || ',"duration_ms":' || coalesce(e.duration_ms::text, 'null')
          || ',"fields":' || e.fields || ',"id":"' || e.event_id
          || '","operation_id":' || coalesce('"' || e.operation_id || '"', 'null')
          || ',"organisation_id":' || coalesce(e.organisation_id::text, 'null')
          || ',"outcome":' || to_json(e.outcome)
          || ',"personal_commitment":' || coalesce('"' || p.commitment || '"', 'null')
          || ',"previous_hash":"' as before_link,
        '","problem":'
          || coalesce('{"slug":' || to_json(e.problem_slug) || ',"status":' || e.problem_status || '}', 'null')
          || ',"request_id":' || coalesce(to_json(e.request_id)::text, 'null') || ',"seq":' as before_seq,
        ',"time":"' || to_char(e.time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
          || '","trace_id":' || coalesce(to_json(e.trace_id)::text, 'null')
          || ',"type_id":' || coalesce(e.type_id::text, 'null')
          || ',"upstream":{"error_token":' || coalesce(to_json(e.upstream_error_token)::text, 'null')
          || ',"status":' || coalesce(e.upstream_status::text, 'null') || '}}' as after_seq
      from (
        select *, case when chain is null then 'service' else 'organisation/' || chain end as chain_name
        from (
          -- In this order and with a limit: any other plan would read the whole table.
          select * from audit_event
          where (transaction_id, position) > (done_transaction, done_position)
            and (transaction_id, position) <= (next_transaction, next_position)
          order by transaction_id, position limit most_sealed
        ) as batch
        order by chain, transaction_id, position offset 0
      ) as e
      left join lateral (
        -- A query of its own, whose result is kept: events of one creation share their personal members.
        select encode(sha256(
            decode(replace(replace(salt, '-', '+'), '_', '/') || '=', 'base64')
              || convert_to('{"origin":' || coalesce(to_json(origin)::text, 'null')
                || ',"source_address":' || coalesce(to_json(source_address)::text, 'null')
                || ',"user_agent":' || coalesce(to_json(user_agent)::text, 'null')
                || ',"user_name":' || coalesce(to_json(user_name)::text, 'null') || '}', 'UTF8')), 'hex') as commitment
        from audit_personal where personal_id = e.personal_id offset 0
      ) as p on true
    loop
      if current_chain is distinct from event.chain_name then
        if sealed > 0 then
          new_heads := new_heads || json_build_object('chain', current_chain, 'seq', last_seq, 'hash', last_hash);
        end if;
        current_chain := event.chain_name;
        select seq, hash into last_seq, last_hash from audit_seal
        where chain = current_chain order by seq desc limit 1;
        if not found then
          last_seq := 0;
          last_hash := repeat('0', 64);
        end if;
      end if;
      last_seq := last_seq + 1;
      new_hash := encode(sha256(convert_to(event.before_link || last_hash || event.before_seq || last_seq
        || event.after_seq, 'UTF8')), 'hex');
      seals := seals || row(current_chain, last_seq, event.position, event.event_id, event.commitment,
        last_hash, new_hash)::audit_seal;
      last_hash := new_hash;
      sealed := sealed + 1;
    end loop;

    if sealed > 0 then
      new_heads := new_heads || json_build_object('chain', current_chain, 'seq', last_seq, 'hash', last_hash);
      insert into audit_seal (chain, seq, position, event_id, personal_commitment, previous_hash, hash)
      select s.chain, s.seq, s.position, s.event_id, s.personal_commitment, s.previous_hash, s.hash
      from unnest(seals) as s;
      update audit_progress set transaction_id = next_transaction, position = next_position where id = 1;
      done_transaction := next_transaction;
      done_position := next_position;
    end if;
  end if;

  heads := array_to_json(new_heads);
  select count(*), min(time) into waiting, oldest from (
    select time from audit_event
    where (transaction_id, position) > (done_transaction, done_position)
    order by transaction_id, position limit most_counted
  ) as left_over;
end
$function$`;
