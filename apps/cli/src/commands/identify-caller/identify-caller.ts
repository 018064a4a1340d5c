import { openAccess } from '../../bff/access.js';
import { callFailure } from '../../bff/failure-report.js';
import { readObject } from '../../bff/read-body.js';
import type { CommandHandler } from '../../command.js';
import { textOfBaseUrl } from '../../config/base-url.js';
import { findCredential } from '../../config/credentials.js';
import { readTokenClaims } from '../../config/token-claims.js';
import { exitCodes } from '../../exit-codes.js';
import { paint } from '../../output/line.js';
import { facts } from '../../output/table.js';

/** Shows whose token is used; fails when it is not accepted. */
export const identifyCaller: CommandHandler = async (invocation) => {
  const { environment, screen } = invocation;
  const access = await openAccess(invocation);
  const { client, settings } = access;
  const token = await access.token();
  const result = await client.getOwnOrganisation(token);
  if (!result.ok) throw callFailure(result.failure, settings.baseUrl);
  const organisation = readObject(result.value, settings.baseUrl);
  const claims = readTokenClaims(token);
  const id = organisation['id'] ?? claims.organisationId;
  const name = organisation['name'] ?? claims.organisationName;
  const document = {
    caller: claims.caller ?? null,
    organisation_id: typeof id === 'number' || typeof id === 'string' ? String(id) : null,
    organisation_name: typeof name === 'string' ? name : null,
    expires_at: claims.expiresAt?.toISOString() ?? null,
    base_url: textOfBaseUrl(settings.baseUrl),
    profile: settings.profileName,
    token_from: findCredential(settings, environment)?.source ?? null,
  };
  const { caller } = claims;
  screen.result(document, [
    [
      paint('green', caller === undefined ? 'Accepted' : `${caller.kind} ${caller.id}`),
      ` at ${settings.baseUrl.origin}`,
    ],
    ...facts([
      [
        'organisation',
        [document.organisation_id, document.organisation_name].filter(Boolean).join(' ') || undefined,
      ],
      ['expires', document.expires_at ?? undefined],
      ['token', document.token_from ?? undefined],
    ]),
  ]);
  return exitCodes.done;
};
