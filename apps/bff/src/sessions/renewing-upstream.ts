import type { AuthenticationResult } from '../upstream/authenticate.js';
import type { CallerConfirmation } from '../upstream/confirm-caller.js';
import type { Bearer, ContactAddress, OrganisationScope } from '../upstream/contact-resource.js';
import type { ContactCreation } from '../upstream/contact-creation.js';
import type { CreationResult } from '../upstream/creation-result.js';
import type { Lane } from '../upstream/permits.js';
import { Upstream } from '../upstream/upstream.js';
import type { VendorCallResult } from '../upstream/vendor-call.js';
import type { Sessions } from './sessions.js';

/**
 * The vendor API as sessions use it: where the vendor refuses the token of a session with 401, a new token is asked for
 * once and the call is sent once more. A 401 is a whole answer that says that nothing was done, so that holds for
 * creations and changes too. A second 401 ends the session. Other tokens are passed through.
 */
export class RenewingUpstream extends Upstream {
  constructor(
    private readonly upstream: Upstream,
    private readonly sessions: Sessions,
  ) {
    super();
  }

  override createContact(creation: ContactCreation): Promise<CreationResult> {
    return this.#send(creation.token, (token) => this.upstream.createContact({ ...creation, token }));
  }

  override authenticate(body: string): Promise<AuthenticationResult> {
    return this.upstream.authenticate(body);
  }

  override async confirmCaller(
    token: string,
    organisationId: number,
    ownOrganisation: boolean,
    lane: Lane,
  ): Promise<CallerConfirmation> {
    const confirm = async (current: string) => ({
      kind: await this.upstream.confirmCaller(current, organisationId, ownOrganisation, lane),
    });
    return (await this.#send(token, confirm)).kind;
  }

  override listContacts(scope: OrganisationScope): Promise<VendorCallResult> {
    return this.#send(scope.token, (token) => this.upstream.listContacts({ ...scope, token }));
  }

  override getContact(address: ContactAddress): Promise<VendorCallResult> {
    return this.#send(address.token, (token) => this.upstream.getContact({ ...address, token }));
  }

  override updateContact(address: ContactAddress, body: string): Promise<VendorCallResult> {
    return this.#send(address.token, (token) => this.upstream.updateContact({ ...address, token }, body));
  }

  override deleteContact(address: ContactAddress): Promise<VendorCallResult> {
    return this.#send(address.token, (token) => this.upstream.deleteContact({ ...address, token }));
  }

  override listCountries(bearer: Bearer, geographic: boolean | undefined): Promise<VendorCallResult> {
    return this.#send(bearer.token, (token) => this.upstream.listCountries({ ...bearer, token }, geographic));
  }

  override readOwnOrganisation(bearer: Bearer): Promise<VendorCallResult> {
    return this.#send(bearer.token, (token) => this.upstream.readOwnOrganisation({ ...bearer, token }));
  }

  override close(): Promise<void> {
    return this.upstream.close();
  }

  async #send<Result extends { readonly kind: unknown }>(
    token: string,
    call: (token: string) => Promise<Result>,
  ): Promise<Result> {
    const result = await call(token);
    if (result.kind !== 'not_authenticated') return result;
    const next = await this.#replace(token);
    if (next === undefined) return result;
    const again = await call(next);
    if (again.kind === 'not_authenticated') await this.sessions.endRefused(next).catch(() => undefined);
    return again;
  }

  /** The vendor's refusal stands where the database cannot be asked. */
  #replace(token: string): Promise<string | undefined> {
    return this.sessions.replaceToken(token).catch(() => undefined);
  }
}
