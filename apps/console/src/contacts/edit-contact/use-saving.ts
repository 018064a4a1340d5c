import { updateContact } from '@contacts/bff-client';
import { useQueryClient } from '@tanstack/react-query';
import { connection } from '../../bff/connection.js';
import { useOrganisationId } from '../../session/session-context.js';
import { contactsKey } from '../use-contacts.js';
import type { Saving } from './saving-outcome.js';

/** Gives a component what saves changes of a contact. */
export function useSaving(contactId: string): (changes: Record<string, unknown>) => Promise<Saving> {
  const organisationId = useOrganisationId();
  const queries = useQueryClient();
  return async (changes) => {
    const result = await updateContact(connection, { organisationId, contactId }, changes);
    switch (result.kind) {
      case 'done':
        void queries.invalidateQueries({ queryKey: contactsKey });
        return { kind: 'saved' };
      case 'invalid':
        return { kind: 'refused', errors: result.errors };
      case 'refused':
        return result.problem.errors.length > 0
          ? { kind: 'refused', errors: result.problem.errors }
          : { kind: 'failed', failure: result };
      default:
        return { kind: 'failed', failure: result };
    }
  };
}
