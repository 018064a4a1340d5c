import { isJsonObject } from './json-value.js';
import type { Lane } from './permits.js';
import type { UpstreamClient } from './upstream-client.js';
import { contactPath, contactsPath, countriesPath, ownOrganisationPath } from './upstream-paths.js';
import { callVendor, expectJson, type VendorCallResult } from './vendor-call.js';

/** Whose token speaks, and in which lane it waits for a permit. */
export interface Bearer {
  readonly token: string;
  readonly lane: Lane;
}

/** Whose token speaks, and for which organisation. */
export interface OrganisationScope extends Bearer {
  /** Positive safe integer. */
  readonly organisationId: number;
}

/** One contact of an organisation. */
export interface ContactAddress extends OrganisationScope {
  /** Decimal digits of a positive safe integer. */
  readonly contactId: string;
}

/** `GET …/contact`: a bare array of all contacts (docs/upstream/contacts.md section 1). */
export async function listContacts(
  client: UpstreamClient,
  scope: OrganisationScope,
): Promise<VendorCallResult> {
  const url = contactsPath(scope.organisationId);
  return expectJson(await read(client, url, scope), Array.isArray);
}

/** `GET …/contact/{contact_id}`: one contact. */
export async function getContact(client: UpstreamClient, address: ContactAddress): Promise<VendorCallResult> {
  const url = contactPath(address.organisationId, address.contactId);
  return expectJson(await read(client, url, address), isJsonObject);
}

/** `PATCH …/contact/{contact_id}`, at most once; what is left out keeps its value (section 6). */
export function updateContact(
  client: UpstreamClient,
  { token, lane, organisationId, contactId }: ContactAddress,
  body: string,
): Promise<VendorCallResult> {
  const url = contactPath(organisationId, contactId);
  return callVendor(client, { method: 'PATCH', permit: lane, url, bearer: token, data: body });
}

/** `DELETE …/contact/{contact_id}`, at most once. */
export function deleteContact(
  client: UpstreamClient,
  { token, lane, organisationId, contactId }: ContactAddress,
): Promise<VendorCallResult> {
  const url = contactPath(organisationId, contactId);
  return callVendor(client, { method: 'DELETE', permit: lane, url, bearer: token, data: undefined });
}

/** `GET /api/v1/country` (docs/upstream/countries.md). */
export async function listCountries(
  client: UpstreamClient,
  bearer: Bearer,
  geographic: boolean | undefined,
): Promise<VendorCallResult> {
  return expectJson(await read(client, countriesPath(geographic), bearer), Array.isArray);
}

/** `GET /api/v1/organisation/my` (docs/upstream/organisation.md). */
export async function readOwnOrganisation(client: UpstreamClient, bearer: Bearer): Promise<VendorCallResult> {
  return expectJson(await read(client, ownOrganisationPath, bearer), isJsonObject);
}

function read(client: UpstreamClient, url: string, { token, lane }: Bearer): Promise<VendorCallResult> {
  return callVendor(client, { method: 'GET', permit: lane, url, bearer: token, data: undefined });
}
