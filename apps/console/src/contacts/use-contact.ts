import { getContact } from '@contacts/bff-client';
import { useQuery } from '@tanstack/react-query';
import { valueOf } from '../bff/call-error.js';
import { connection } from '../bff/connection.js';
import { useOrganisationId } from '../session/session-context.js';

/**
 * Gives a component one contact, as the vendor has it when the page is opened. It is not loaded again beneath somebody who
 * is changing it.
 */
export function useContact(contactId: string) {
  const organisationId = useOrganisationId();
  return useQuery({
    queryKey: ['contact', contactId],
    queryFn: async ({ signal }) =>
      valueOf(await getContact(connection, { organisationId, contactId }, { signal })),
    staleTime: Infinity,
    gcTime: 0,
  });
}
