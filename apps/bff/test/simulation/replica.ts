import { isAccepted, type Caller } from '../../src/callers/caller.js';
import { ConfirmAccess } from '../../src/callers/confirm-access.js';
import { CreateContact } from '../../src/contacts/create-contact/create-contact.use-case.js';
import type {
  CreateContactCommand,
  CreateContactResult,
} from '../../src/contacts/create-contact/creation.js';
import { IdentifyCreation } from '../../src/contacts/create-contact/identify-creation.js';
import { RepeatCreation } from '../../src/contacts/create-contact/repeat-creation.js';
import type { Configuration } from '../../src/config/configuration.js';
import { defaultLimits } from '../../src/database/storage-limits.js';
import { silentObserver } from '../../src/database/storage-observer.js';
import { openSettlement, type Settlement } from '../../src/settlement/open-settlement.js';
import { joinStores, type Storage } from '../../src/storage/open-storage.js';
import { openUpstream } from '../../src/upstream/open-upstream.js';
import type { Permits } from '../../src/upstream/permits.js';
import type { Transport } from '../../src/upstream/upstream-transport.js';
import { organisation } from '../storage/samples.js';
import { creationLeaseMs, secrets } from './settings.js';
import type { SimulatedDatabase } from './simulated-database.js';

/** What a process of the service is built on. */
export interface Foundations {
  readonly configuration: Configuration;
  readonly database: SimulatedDatabase;
  readonly transport: Transport;
  readonly permits: Permits;
}

/** What callers reach: a process of the service, or whatever is put in its place. */
export interface Service {
  create(command: CreateContactCommand): Promise<CreateContactResult>;
  /** Removes what has expired; background work of the service that a run cannot wait for. */
  forget(): Promise<void>;
  /** Hears of a request that the vendor has accepted. */
  offer(caller: Caller): void;
}

/** One process of the service, its use cases and its background work wired as app.module.ts and serve.ts do it. */
export class Replica implements Service {
  readonly #storage: Storage;
  readonly #settlement: Settlement;
  readonly #createContact: CreateContact;

  constructor({ configuration, database, transport, permits }: Foundations) {
    const storage = joinStores('sqlite', database.openParts(), silentObserver, defaultLimits);
    const upstream = openUpstream(configuration.upstream, undefined, permits, transport);
    this.#storage = storage;
    this.#settlement = openSettlement(configuration, { storage, upstream, secrets }, unheard);
    const { baselines, evidence } = this.#settlement;
    this.#createContact = new CreateContact(
      storage.operations,
      upstream,
      new RepeatCreation(upstream, new ConfirmAccess(upstream), secrets),
      new IdentifyCreation(storage.operations, baselines, storage.contacts, evidence),
      secrets,
      evidence,
      creationLeaseMs,
    );
    this.#settlement.settler.start();
  }

  create(command: CreateContactCommand): Promise<CreateContactResult> {
    return this.#createContact.execute(command);
  }

  async forget(): Promise<void> {
    await this.#storage.operations.forgetExpired();
  }

  offer(caller: Caller): void {
    if (isAccepted(caller, organisation)) this.#settlement.settler.offer(organisation, caller);
  }
}

const unheard = { settled: () => undefined, failed: () => undefined };
