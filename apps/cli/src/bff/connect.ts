import type { Invocation } from '../command.js';
import { chooseOrganisation } from '../config/organisation.js';
import { readSettings } from '../config/settings.js';
import { BffClient } from './bff-client.js';
import { obtainToken } from './obtain-token.js';

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
export async function connect({
  globalOptions,
  environment,
  interruption,
}: Pick<Invocation, 'globalOptions' | 'environment' | 'interruption'>): Promise<Connection> {
  const settings = await readSettings(globalOptions, environment);
  const client = new BffClient(settings.baseUrl, interruption);
  const token = await obtainToken(client, settings, environment);
  return { client, token, organisationId: chooseOrganisation(settings.organisation, token) };
}
