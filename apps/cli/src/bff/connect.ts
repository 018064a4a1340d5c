import type { Invocation } from '../command.js';
import { chooseOrganisation } from '../config/organisation.js';
import { openAccess } from './access.js';
import type { Access } from './access.js';
import type { BffClient } from './bff-client.js';

/** A BFF, who asks it, and about which organisation. */
export interface Connection {
  readonly client: BffClient;
  readonly token: string;
  readonly organisationId: string;
}

/**
 * Gets everything ready for calls about one organisation.
 * @throws CommandFailure (usage) for a wrong setting, (not authenticated) without a token, or as the exchange of an
 *   application token failed
 */
export async function connect(
  invocation: Pick<Invocation, 'globalOptions' | 'environment' | 'interruption'>,
): Promise<Connection> {
  return await connectBy(await openAccess(invocation));
}

/** As {@link connect}, with what was opened before. */
export async function connectBy(access: Access): Promise<Connection> {
  const token = await access.token();
  const { client, settings } = access;
  return { client, token, organisationId: chooseOrganisation(settings.organisation, token) };
}
