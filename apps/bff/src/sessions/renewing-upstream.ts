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
    return this.#send(creation, (current) => this.upstream.createContact(current));
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
    const confirm = async (current: Bearer) => ({
      kind: await this.upstream.confirmCaller(current.token, organisationId, ownOrganisation, lane),
    });
    return (await this.#send({ token, lane }, confirm)).kind;
  }

  override listContacts(scope: OrganisationScope): Promise<VendorCallResult> {
    return this.#send(scope, (current) => this.upstream.listContacts(current));
  }

  override getContact(address: ContactAddress): Promise<VendorCallResult> {
    return this.#send(address, (current) => this.upstream.getContact(current));
  }

  override updateContact(address: ContactAddress, body: string): Promise<VendorCallResult> {
    return this.#send(address, (current) => this.upstream.updateContact(current, body));
  }

  override deleteContact(address: ContactAddress): Promise<VendorCallResult> {
    return this.#send(address, (current) => this.upstream.deleteContact(current));
  }

  override listCountries(bearer: Bearer, geographic: boolean | undefined): Promise<VendorCallResult> {
    return this.#send(bearer, (current) => this.upstream.listCountries(current, geographic));
  }

  override readOwnOrganisation(bearer: Bearer): Promise<VendorCallResult> {
    return this.#send(bearer, (current) => this.upstream.readOwnOrganisation(current));
  }

  override close(): Promise<void> {
    return this.upstream.close();
  }

  async #send<Scope extends { readonly token: string }, Result extends { readonly kind: unknown }>(
    scope: Scope,
    call: (scope: Scope) => Promise<Result>,
  ): Promise<Result> {
    const result = await call(scope);
    if (result.kind !== 'not_authenticated') return result;
    const token = await this.#replace(scope.token);
    if (token === undefined) return result;
    const again = await call({ ...scope, token });
    if (again.kind === 'not_authenticated') await this.sessions.endRefused(token).catch(() => undefined);
    return again;
  }

  /** The vendor's refusal stands where the database cannot be asked. */
  #replace(token: string): Promise<string | undefined> {
    return this.sessions.replaceToken(token).catch(() => undefined);
  }
}
