import type { AuthenticationResult } from './authenticate.js';
import type { CallerConfirmation } from './confirm-caller.js';
import type { Bearer, ContactAddress, OrganisationScope } from './contact-resource.js';
import type { ContactCreation } from './contact-creation.js';
import type { CreationResult } from './creation-result.js';
import type { Lane } from './permits.js';
import type { VendorCallResult } from './vendor-call.js';

/** The vendor API as the rest of the service sees it. An abstract class, so that it can name itself for injection. */
export abstract class Upstream {
  /**
   * Sends one POST of a contact, at most once.
   *
   * @returns what is proven about it; see {@link CreationResult}.
   * @throws RangeError when the organisation id is not a positive safe integer.
   */
  abstract createContact(creation: ContactCreation): Promise<CreationResult>;

  /** Passes one sign-in call through, at most once; `body` is JSON text. */
  abstract authenticate(body: string): Promise<AuthenticationResult>;

  /**
   * Asks whether the vendor accepts a token for an organisation.
   *
   * @param ownOrganisation true when the token claims this organisation as its own.
   * @throws RangeError when the organisation id is not a positive safe integer.
   */
  abstract confirmCaller(
    token: string,
    organisationId: number,
    ownOrganisation: boolean,
    lane: Lane,
  ): Promise<CallerConfirmation>;

  /** Reads all contacts of an organisation: a JSON array. */
  abstract listContacts(scope: OrganisationScope): Promise<VendorCallResult>;

  /** Reads one contact: a JSON object. */
  abstract getContact(address: ContactAddress): Promise<VendorCallResult>;

  /** Changes one contact, at most once; `body` is JSON text of the members to change. */
  abstract updateContact(address: ContactAddress, body: string): Promise<VendorCallResult>;

  /** Deletes one contact, at most once. */
  abstract deleteContact(address: ContactAddress): Promise<VendorCallResult>;

  /** Reads the vendor's countries: a JSON array; `geographic` drops doubles of one country. */
  abstract listCountries(bearer: Bearer, geographic: boolean | undefined): Promise<VendorCallResult>;

  /** Reads the organisation of the token: a JSON object. */
  abstract readOwnOrganisation(bearer: Bearer): Promise<VendorCallResult>;

  /** Lets calls in flight finish, within their deadline, then closes every connection. Later calls are unsent. */
  abstract close(): Promise<void>;
}
