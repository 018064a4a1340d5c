import type { Client } from 'pg';

/** Organisation whose trail is measured; every tenth event belongs to another one. */
export const measuredOrganisation = 12345;

/** Rare values that a filter is asked for; `manyEvents` apart from each other. */
export const rare = {
  actor: 'rare-caller',
  contact: '4711',
  request: 'rare-request',
  operation: '00000000-0000-7000-8000-0000000000aa',
};

const batch = 500_000;

/**
 * Fills the trail with events as creations leave them, two each, by 1,000 callers over a year, past the service. They
 * get their seals in one go, with made-up hashes: pages and exports read them alike.
 * @param count events in all
 * @param onProgress hears how many there are
 */
export async function fillTrail(
  client: Client,
  count: number,
  onProgress: (done: number) => void,
): Promise<void> {
  await client.query('set synchronous_commit = off');
  for (let done = 0; done < count; done += batch) {
    await client.query(insertEvents, [done, Math.min(count, done + batch) - 1, count]);
    onProgress(Math.min(count, done + batch));
  }
  await client.query(`
    update audit_event set caller_id = '${rare.actor}', contact_id = '${rare.contact}',
      request_id = '${rare.request}', operation_id = '${rare.operation}', outcome = 'ambiguous', action = 'contact.settle'
    where position in (select position from audit_event where chain = ${measuredOrganisation} and position % 1000003 = 1)`);
  await client.query(insertSeals);
  await client.query('update audit_progress set (transaction_id, position) = (pg_current_xact_id(), 0)');
  await client.query('vacuum analyze');
}

const insertEvents = `
  insert into audit_event (event_id, time, chain, action, outcome, caller_kind, caller_id, caller_accepted,
    organisation_id, contact_id, operation_id, request_id, fields, type_id, upstream_status, duration_ms, count)
  select ('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid,
    timestamptz '2025-11-25 00:00:00Z' + n * (interval '365 days' / $3::bigint),
    chain, 'contact.create', case when n % 2 = 0 then 'attempted' else 'created' end, 'application', (n / 2 % 1000)::text,
    true, chain, case when n % 2 = 1 then (n + 1000000)::text end,
    ('00000000-0000-7000-a000-' || lpad(to_hex(n / 2), 12, '0'))::uuid, 'request-' || n / 2,
    '["type","name","city"]', 1, case when n % 2 = 1 then 201 end, case when n % 2 = 1 then 100 end, 1
  from generate_series($1::bigint, $2::bigint) as n,
    lateral (select case when n / 2 % 10 = 0 then 67890 else ${measuredOrganisation} end as chain) as c`;

/** The service's own chain, with the start that it has recorded, is left to the service. */
const insertSeals = `
  insert into audit_seal (chain, seq, position, event_id, previous_hash, hash)
  select 'organisation/' || chain, row_number() over (partition by chain order by position), position, event_id,
    repeat('0', 64), repeat('0', 64)
  from audit_event
  where chain is not null`;
