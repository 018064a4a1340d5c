import type {
  CreateContactCommand,
  CreateContactResult,
} from '../../src/contacts/create-contact/creation.js';
import { createdBody } from '../../src/contacts/create-contact/created-body.js';
import { openUpstream } from '../../src/upstream/open-upstream.js';
import type { Upstream } from '../../src/upstream/upstream.js';
import { Replica, type Service } from './replica.js';
import type { ServiceMaker, Surroundings } from './service-maker.js';
import { configure } from './settings.js';

/** What most proxies do: forward, try again when it fails, and report a failure when it fails again. */
class NaiveProxy implements Service {
  readonly #upstream: Upstream;

  constructor({ transport, permits }: Surroundings) {
    this.#upstream = openUpstream(configure(false).upstream, undefined, permits, transport);
  }

  async create(command: CreateContactCommand): Promise<CreateContactResult> {
    const first = await this.#forward(command);
    const result = first.kind === 'in_doubt' ? await this.#forward(command) : first;
    const answer = { kind: 'finished', operationId: 'none', recorded: true, replayed: false } as const;
    if (result.kind === 'in_doubt')
      return { ...answer, result: { kind: 'unsent', reason: 'other', retryAfterSeconds: 1 } };
    if (result.kind !== 'created') return { ...answer, result };
    const body = createdBody(result.body, command.contact, result.contactId, command.organisationId);
    return { ...answer, result: { ...result, body } };
  }

  forget(): Promise<void> {
    return Promise.resolve();
  }

  offer(): void {
    // It settles nothing.
  }

  #forward({ caller, organisationId, contact }: CreateContactCommand) {
    return this.#upstream.createContact({
      organisationId,
      token: caller.token,
      lane: 'interactive',
      body: JSON.stringify(contact),
      sendBefore: Infinity,
    });
  }
}

export const naiveProxy: ServiceMaker = (surroundings) => new NaiveProxy(surroundings);

/** The service with no quiet period: it believes the first lists that lack a contact. */
export const impatientService: ServiceMaker = ({ hasApplicationToken, ...foundations }) =>
  new Replica({ configuration: configure(hasApplicationToken, 0), ...foundations });

/** The service on a transport that sends whatever the lease of its operation says. */
export const serviceWithoutLease: ServiceMaker = ({ hasApplicationToken, transport, ...foundations }) =>
  new Replica({
    configuration: configure(hasApplicationToken),
    transport: {
      origin: transport.origin,
      timeoutMs: transport.timeoutMs,
      send: (call) => transport.send({ ...call, sendBefore: Infinity }),
      close: () => transport.close(),
    },
    ...foundations,
  });
