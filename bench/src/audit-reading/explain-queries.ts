import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { measuredOrganisation, rare } from './fill-trail.js';

/** One query of the BFF with the plan that PostgreSQL chose and how long it took. */
export interface ExplainedQuery {
  readonly name: string;
  readonly plan: readonly string[];
  readonly milliseconds: number;
}

const script = fileURLToPath(new URL('../../../apps/bff/scripts/print-audit-queries.mjs', import.meta.url));

/** The page of each filter alone, rare and common, of ranges of time, and of what matches nothing. */
const filters: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  'no filter': {},
  'no filter, a page in the middle': { before: 5_000_000 },
  'since, recent': { since: '2026-11-24T12:00:00.000Z' },
  'until, half a year ago': { until: '2026-05-25T00:00:00.000Z' },
  'since and until, an hour half a year ago': {
    since: '2026-05-25T00:00:00.000Z',
    until: '2026-05-25T01:00:00.000Z',
  },
  'until, before all events': { until: '2020-01-01T00:00:00.000Z' },
  'action, common': { action: 'contact.create' },
  'action, rare': { action: 'contact.settle' },
  'action, none': { action: 'contact.delete' },
  'outcome, common': { outcome: 'created' },
  'outcome, rare': { outcome: 'ambiguous' },
  'outcome, none': { outcome: 'failed' },
  'actor, common': { actor: '7' },
  'actor, rare': { actor: rare.actor },
  'actor, none': { actor: 'nobody' },
  contact_id: { contact_id: '5000001' },
  'contact_id, none': { contact_id: '1' },
  request_id: { request_id: 'request-2500001' },
  'request_id, none': { request_id: 'none' },
  operation_id: { operation_id: '00000000-0000-7000-a000-0000002625a1' },
  'operation_id, none': { operation_id: '00000000-0000-7000-a000-ffffffffffff' },
  'actor in a week half a year ago': {
    actor: '7',
    since: '2026-05-18T00:00:00.000Z',
    until: '2026-05-25T00:00:00.000Z',
  },
  'rare outcome of a common actor': { outcome: 'ambiguous', actor: '7' },
};

/** Has PostgreSQL explain and run the queries that the BFF sends, as the BFF sends them. */
export async function explainQueries(client: Client): Promise<readonly ExplainedQuery[]> {
  const printed = execFileSync(
    process.execPath,
    [script, String(measuredOrganisation), JSON.stringify(filters)],
    { encoding: 'utf8' },
  );
  const queries = JSON.parse(printed) as { name: string; sql: string; parameters: unknown[] }[];
  const explained: ExplainedQuery[] = [];
  for (const { name, sql, parameters } of queries) {
    await client.query(sql, parameters);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, buffers, costs off, timing off) ${sql}`,
      parameters,
    );
    const lines = rows.map((row) => row['QUERY PLAN']);
    const time = lines.find((line) => line.startsWith('Execution Time'));
    explained.push({ name, plan: lines, milliseconds: Number(/[\d.]+/.exec(time ?? '')?.[0]) });
  }
  return explained;
}
