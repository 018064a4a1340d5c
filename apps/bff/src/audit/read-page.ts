import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.js';
import type { AuditPage, AuditQuery } from './audit-trail.js';
import { filterCondition } from './event-filter.js';
import { personalMembers } from './event-of-row.js';
import { sealMembers, toEvent } from './sealed-event-of-row.js';
import { timeBounds } from './time-bounds.js';

/** Reads one page by key: the position of the last event is where the next page goes on. */
export async function readPage(kysely: Kysely<Schema>, query: AuditQuery): Promise<AuditPage> {
  let select = kysely
    .selectFrom('audit_event')
    .leftJoin('audit_personal', 'audit_personal.personal_id', 'audit_event.personal_id')
    .leftJoin('audit_seal', 'audit_seal.position', 'audit_event.position')
    .selectAll('audit_event')
    .select(personalMembers)
    .select(sealMembers)
    .where('audit_event.chain', '=', query.organisation_id)
    .where((expression) => filterCondition(expression, query))
    .where((expression) => timeBounds(expression, query))
    .orderBy('audit_event.position', 'desc')
    .limit(query.limit + 1);
  if (query.before !== undefined) select = select.where('audit_event.position', '<', query.before);

  const rows = await select.execute();
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    events: page.map(toEvent),
    next: rows.length > query.limit && last !== undefined ? last.position : null,
  };
}
