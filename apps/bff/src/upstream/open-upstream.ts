import type { UpstreamConfiguration } from '../config/configuration.js';
import { authenticate, type AuthenticationResult } from './authenticate.js';
import { confirmCaller, type CallerConfirmation } from './confirm-caller.js';
import type { ContactCreation } from './contact-creation.js';
import { createContact } from './create-contact.js';
import type { CreationResult } from './creation-result.js';
import { UpstreamClient } from './upstream-client.js';
import { Upstream } from './upstream.js';

/**
 * Opens the way to the vendor API. No connection is made before the first call.
 *
 * @param configuration validated: an origin, and limits above 0.
 */
export function openUpstream(configuration: UpstreamConfiguration): Upstream {
  return new HttpUpstream(new UpstreamClient(configuration));
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
  ): Promise<CallerConfirmation> {
    return confirmCaller(this.client, token, organisationId, ownOrganisation);
  }

  override close(): Promise<void> {
    return this.client.close();
  }
}
