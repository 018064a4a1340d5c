import type { Caller } from '../../callers/caller.js';

/** @returns what a browser hears of its session, as JSON text; `expiresAt` null: there is no session but a bearer token */
export function showSession(caller: Caller, expiresAt: string | null): string {
  const { kind, id, organisationId } = caller;
  return JSON.stringify({
    caller: { kind, id, organisation_id: organisationId },
    ...(expiresAt === null ? {} : { expires_at: expiresAt }),
  });
}
