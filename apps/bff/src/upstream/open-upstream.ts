import type { UpstreamConfiguration } from '../config/configuration.js';
import { authenticate, type AuthenticationResult } from './authenticate.js';
import { confirmCaller, type CallerConfirmation } from './confirm-caller.js';
import {
  deleteContact,
  getContact,
  listContacts,
  listCountries,
  readOwnOrganisation,
  updateContact,
  type Bearer,
  type ContactAddress,
  type OrganisationScope,
} from './contact-resource.js';
import type { ContactCreation } from './contact-creation.js';
import { createContact } from './create-contact.js';
import type { CreationResult } from './creation-result.js';
import type { Lane, Permits } from './permits.js';
import type { ProtectionObserver } from './protection/protection-observer.js';
import { UpstreamClient } from './upstream-client.js';
import { Upstream } from './upstream.js';
import { UpstreamTransport, type Transport } from './upstream-transport.js';
import type { VendorCallResult } from './vendor-call.js';

/**
 * Opens the way to the vendor API. No connection is made before the first call.
 *
 * @param configuration validated: an origin, and limits above 0.
 * @param observer hears what is repeated, refused and paused.
 * @param permits each request takes one; without them nothing is limited.
 * @param transport where requests leave this process.
 */
export function openUpstream(
  configuration: UpstreamConfiguration,
  observer?: ProtectionObserver,
  permits?: Permits,
  transport: Transport = new UpstreamTransport(configuration),
): Upstream {
  return new HttpUpstream(new UpstreamClient(transport, observer, permits));
}

class HttpUpstream extends Upstream {
  constructor(private readonly client: UpstreamClient) {
    super();
  }

  override createContact(creation: ContactCreation): Promise<CreationResult> {
    return createContact(this.client, creation);
  }

  override authenticate(body: string): Promise<AuthenticationResult> {
    return authenticate(this.client, body);
  }

  override confirmCaller(
    token: string,
    organisationId: number,
    ownOrganisation: boolean,
    lane: Lane,
  ): Promise<CallerConfirmation> {
    return confirmCaller(this.client, token, organisationId, ownOrganisation, lane);
  }

  override listContacts(scope: OrganisationScope): Promise<VendorCallResult> {
    return listContacts(this.client, scope);
  }

  override getContact(address: ContactAddress): Promise<VendorCallResult> {
    return getContact(this.client, address);
  }

  override updateContact(address: ContactAddress, body: string): Promise<VendorCallResult> {
    return updateContact(this.client, address, body);
  }

  override deleteContact(address: ContactAddress): Promise<VendorCallResult> {
    return deleteContact(this.client, address);
  }

  override listCountries(bearer: Bearer, geographic: boolean | undefined): Promise<VendorCallResult> {
    return listCountries(this.client, bearer, geographic);
  }

  override readOwnOrganisation(bearer: Bearer): Promise<VendorCallResult> {
    return readOwnOrganisation(this.client, bearer);
  }

  override close(): Promise<void> {
    return this.client.close();
  }
}
