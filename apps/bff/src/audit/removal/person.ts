import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { AuditCallerKind } from '../audit-event.js';
import { cleanText } from '../clean-text.js';

/** Whom to forget: a caller as events show it, or a user name, in whatever case it was typed. */
export type Person =
  | { readonly by: 'caller'; readonly kind: AuditCallerKind; readonly id: string }
  | { readonly by: 'userName'; readonly userName: string };

/** @returns the condition on rows of audit_event as `event` and audit_personal as `personal` */
export function isOneOf(persons: readonly Person[]): RawBuilder<SqlBool> {
  // Texts are compared as they were stored.
  const conditions = persons.map((person) =>
    person.by === 'caller'
      ? sql<SqlBool>`(event.caller_kind = ${person.kind} and event.caller_id = ${cleanText(person.id)})`
      : sql<SqlBool>`lower(personal.user_name) = lower(${cleanText(person.userName)})`,
  );
  return sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}

/** @returns what the audit event of an erasure says about a person: no name that was just erased */
export function describePerson(person: Person): string {
  return person.by === 'caller' ? `caller=${person.kind}:${person.id}` : 'user_name';
}
