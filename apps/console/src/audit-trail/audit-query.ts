import type { AuditQuery } from '@contacts/bff-client';

/** What the trail can be filtered by, in the order of the form. */
export const filterNames = [
  'since',
  'until',
  'action',
  'outcome',
  'actor',
  'contact_id',
  'request_id',
  'operation_id',
] as const;

/** One of the filters. */
export type FilterName = (typeof filterNames)[number];

/** What was filled in. Times are local ones, as `datetime-local` gives them. */
export type AuditFilters = Readonly<Partial<Record<FilterName, string>>>;

/** Reads the filters from the query of the page's address; others than known ones are left out. */
export function readFilters(search: URLSearchParams): AuditFilters {
  const given = filterNames.map((name) => [name, search.get(name) ?? ''] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

/** The filters as the service takes them. The service refuses what is none, and says which. */
export function queryOf(filters: AuditFilters): AuditQuery {
  return Object.fromEntries(
    Object.entries(filters).map(([name, value]) => [
      name,
      name === 'since' || name === 'until' ? timeOf(value) : value,
    ]),
  );
}

function timeOf(local: string): string {
  const time = new Date(local);
  return Number.isNaN(time.getTime()) ? local : time.toISOString();
}
