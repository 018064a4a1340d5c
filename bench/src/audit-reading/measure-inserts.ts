import type { Client } from 'pg';
import { cpuBetween, readProcessTree } from '../process-cpu.js';

const rows = 20_000;
const rounds = 5;

/** CPU of PostgreSQL to store one event, with the indexes of filters and without, in microseconds; medians. */
export interface InsertCost {
  readonly withIndexes: number;
  readonly withoutIndexes: number;
}

const filterIndexes = [
  'audit_event_action',
  'audit_event_outcome',
  'audit_event_actor',
  'audit_event_contact',
  'audit_event_time',
  'audit_event_operation',
  'audit_event_request',
];

/** Stores events into the filled trail with and without the indexes; the trail is no use afterwards. */
export async function measureInserts(client: Client, databasePid: number): Promise<InsertCost> {
  const withIndexes = await measureRounds(client, databasePid, 1);
  for (const index of filterIndexes) await client.query(`drop index ${index}`);
  const withoutIndexes = await measureRounds(client, databasePid, 2);
  return { withIndexes, withoutIndexes };
}

async function measureRounds(client: Client, databasePid: number, series: number): Promise<number> {
  const costs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = readProcessTree(databasePid);
    await client.query(insert, [series * rounds + round]);
    costs.push(cpuBetween(before, readProcessTree(databasePid)) / rows);
  }
  return costs.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
}

const insert = `
  insert into audit_event (event_id, time, chain, action, outcome, caller_kind, caller_id, caller_accepted,
    organisation_id, contact_id, operation_id, request_id, fields, type_id, count)
  select ('10000000-0000-7000-9000-' || lpad(to_hex($1::bigint * ${rows} + n), 12, '0'))::uuid, now(), 12345,
    'contact.create', case when n % 2 = 0 then 'attempted' else 'created' end, 'application', (n % 100)::text, true, 12345,
    case when n % 2 = 1 then (20000000 + n)::text end,
    ('10000000-0000-7000-a000-' || lpad(to_hex($1::bigint * ${rows} + n / 2), 12, '0'))::uuid,
    'request-' || $1::text || '-' || n / 2, '["type","name","city"]', 1, 1
  from generate_series(1, ${rows}) as n`;
