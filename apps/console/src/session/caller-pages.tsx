import { Fragment, type ReactNode } from 'react';
import { useCaller } from './session-context.js';

/** Begins its pages anew for another caller, so that nothing of one is left to the next. */
export function CallerPages({ children }: { children: ReactNode }) {
  const { kind, id, organisation_id: organisationId } = useCaller();
  return <Fragment key={`${kind} ${id} ${organisationId ?? ''}`}>{children}</Fragment>;
}
