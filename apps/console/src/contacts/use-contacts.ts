import { listContacts } from '@contacts/bff-client';
import { useQuery, type QueryKey } from '@tanstack/react-query';
import { valueOf } from '../bff/call-error.js';
import { connection } from '../bff/connection.js';
import { useOrganisationId } from '../session/session-context.js';

/** Under what the organisation's list is kept; a change of any contact makes it stale. */
export const contactsKey: QueryKey = ['contacts'];

/** Gives a component all contacts of the organisation. */
export function useContacts() {
  const organisationId = useOrganisationId();
  return useQuery({
    queryKey: contactsKey,
    queryFn: async ({ signal }) => valueOf(await listContacts(connection, organisationId, { signal })),
  });
}
