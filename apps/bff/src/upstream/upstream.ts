import type { AuthenticationResult } from './authenticate.js';
import type { CallerConfirmation } from './confirm-caller.js';
import type { ContactCreation } from './contact-creation.js';
import type { CreationResult } from './creation-result.js';

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
  ): Promise<CallerConfirmation>;

  /** Lets calls in flight finish, within their deadline, then closes every connection. Later calls are unsent. */
  abstract close(): Promise<void>;
}
