import {
  createContact,
  deleteContact,
  exchange,
  getOperation,
  listContacts,
  listCountries,
} from '@contacts/bff-client';
import type { BffConnection } from '@contacts/bff-client';
import { BffClient } from '../../bff/bff-client.js';
import { obtainToken } from '../../bff/obtain-token.js';
import { watchSending } from '../../bff/watch-sending.js';
import type { Invocation } from '../../command.js';
import { textOfBaseUrl } from '../../config/base-url.js';
import { findCredential } from '../../config/credentials.js';
import { chooseOrganisation } from '../../config/organisation.js';
import { readSettings } from '../../config/settings.js';
import { countryNames } from '../../contact/references.js';
import { version } from '../../version.js';
import type { ContactsPort } from './contacts-port.js';
import { readCaller } from './read-caller.js';

/** The BFF behind a port, and which one it is. */
export interface OpenedPort {
  readonly port: ContactsPort;
  readonly baseUrl: string;
  readonly organisationId: string;
}

/**
 * Connects an import with the BFF, as bulk work: people go first. A token that has expired is renewed once if it came from
 * an application token.
 * @throws CommandFailure as the sign-in failed, or (usage) for a wrong setting
 */
export async function openContactsPort({
  globalOptions,
  environment,
  interruption,
}: Invocation): Promise<OpenedPort> {
  const settings = await readSettings(globalOptions, environment);
  const client = new BffClient(settings.baseUrl, interruption);
  let token = await obtainToken(client, settings, environment);
  const mayRenew = findCredential(settings, environment)?.kind === 'application';
  const baseUrl = textOfBaseUrl(settings.baseUrl);
  const organisationId = chooseOrganisation(settings.organisation, token);
  const connection: BffConnection = {
    baseUrl,
    credential: { kind: 'bearer', token: () => token },
    headers: { 'user-agent': `contacts-cli/${version}`, 'x-contacts-lane': 'bulk' },
    watchSending,
  };
  let renewal: Promise<void> | undefined;
  /** Many requests may be refused at once; one of them gets the token for all. */
  const renew = () =>
    (renewal ??= obtainToken(client, settings, environment)
      .then((renewed) => {
        token = renewed;
      })
      // Whoever asked hears of the refusal that made it ask.
      .catch(() => undefined)
      .finally(() => (renewal = undefined)));
  const renewing = async <R extends { readonly kind: string }>(call: () => Promise<R>): Promise<R> => {
    const used = token;
    const result = await call();
    if (!mayRenew || result.kind !== 'notAuthenticated') return result;
    // Another request may have heard of it first.
    if (token === used) await renew();
    return await call();
  };
  const organisation = Number(organisationId);
  return {
    baseUrl,
    organisationId,
    port: {
      caller: readCaller(token),
      // The rules have been applied, and when to repeat is decided for all rows together.
      create: (contact, idempotencyKey) =>
        renewing(() =>
          createContact(connection, organisation, contact, {
            idempotencyKey,
            validate: false,
            limits: { attempts: 1 },
          }),
        ),
      findCreation: (idempotencyKey) =>
        renewing(() => getOperation(connection, { idempotencyKey, organisationId: organisation })),
      listContacts: () => renewing(() => listContacts(connection, organisation, { signal: interruption })),
      listCountries: async () => {
        const result = await renewing(() =>
          listCountries(connection, { geographic: true, signal: interruption }),
        );
        return result.kind === 'done' ? { kind: 'done', value: countryNames(result.value) } : result;
      },
      deleteContact: (contactId) =>
        renewing(() => deleteContact(connection, { organisationId: organisation, contactId })),
      countPermits: () => countPermits(baseUrl),
    },
  };
}

/** From the BFF's metrics, which an operator may keep to the inside. */
async function countPermits(baseUrl: string): Promise<number | undefined> {
  const answer = await exchange(
    { baseUrl, timeoutMs: 2000 },
    { method: 'GET', path: '/metrics', accept: 'text/plain' },
  );
  const text = answer.ok && typeof answer.value.body === 'string' ? answer.value.body : '';
  const permits = /^contacts_upstream_permits_left\{kind="bulk"\} (\d+)/m.exec(text)?.[1];
  return permits === undefined ? undefined : Number(permits);
}
