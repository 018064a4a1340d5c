import { isJsonObject } from './json-value.js';
import type { UpstreamClient } from './upstream-client.js';
import { contactPath, contactsPath, countriesPath, ownOrganisationPath } from './upstream-paths.js';
import { callVendor, expectJson, type VendorCallResult } from './vendor-call.js';

/** Whose token speaks, and for which organisation. */
export interface OrganisationScope {
  readonly token: string;
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
  { token, organisationId }: OrganisationScope,
): Promise<VendorCallResult> {
  const url = contactsPath(organisationId);
  return expectJson(await read(client, url, token), Array.isArray);
}

/** `GET …/contact/{contact_id}`: one contact. */
export async function getContact(
  client: UpstreamClient,
  { token, organisationId, contactId }: ContactAddress,
): Promise<VendorCallResult> {
  return expectJson(await read(client, contactPath(organisationId, contactId), token), isJsonObject);
}

/** `PATCH …/contact/{contact_id}`, at most once; what is left out keeps its value (section 6). */
export function updateContact(
  client: UpstreamClient,
  { token, organisationId, contactId }: ContactAddress,
  body: string,
): Promise<VendorCallResult> {
  const url = contactPath(organisationId, contactId);
  return callVendor(client, { method: 'PATCH', url, bearer: token, data: body });
}

/** `DELETE …/contact/{contact_id}`, at most once. */
export function deleteContact(
  client: UpstreamClient,
  { token, organisationId, contactId }: ContactAddress,
): Promise<VendorCallResult> {
  const url = contactPath(organisationId, contactId);
  return callVendor(client, { method: 'DELETE', url, bearer: token, data: undefined });
}

/** `GET /api/v1/country` (docs/upstream/countries.md). */
export async function listCountries(
  client: UpstreamClient,
  token: string,
  geographic: boolean | undefined,
): Promise<VendorCallResult> {
  return expectJson(await read(client, countriesPath(geographic), token), Array.isArray);
}

/** `GET /api/v1/organisation/my` (docs/upstream/organisation.md). */
export async function readOwnOrganisation(client: UpstreamClient, token: string): Promise<VendorCallResult> {
  return expectJson(await read(client, ownOrganisationPath, token), isJsonObject);
}

function read(client: UpstreamClient, url: string, bearer: string): Promise<VendorCallResult> {
  return callVendor(client, { method: 'GET', url, bearer, data: undefined });
}
