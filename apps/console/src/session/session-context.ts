import type { Session } from '@contacts/bff-client';
import { createContext, useContext } from 'react';

/** The caller whose pages are shown. */
export const CallerContext = createContext<Session['caller'] | undefined>(undefined);

/** Gives a component of a signed-in page its caller. */
export function useCaller(): Session['caller'] {
  const caller = useContext(CallerContext);
  if (caller === undefined) throw new Error('no caller: this component belongs inside the session gate');
  return caller;
}

/** Gives a component the organisation whose contacts and trail are shown. */
export function useOrganisationId(): number {
  // A token without an organisation gets the refusal of the service, which says so.
  return useCaller().organisation_id ?? 0;
}
