import { setTimeout as sleep } from 'node:timers/promises';
import { Bff } from '../rig/bff.js';
import type { TestEngine, TestStorage } from '../rig/engines.js';
import type { WireAnswer } from '../rig/http-client.js';
import type { Rig } from '../rig/rig.js';
import { contactsPath, type Sandbox } from '../rig/sandbox.js';
import { storedEvents, storedOperations, type StoredOperation } from '../rig/stored-rows.js';
import { TcpProxy } from '../rig/tcp-proxy.js';

/** Deadlines short enough to be waited for. */
const patience = {
  UPSTREAM_TIMEOUT_MS: '1500',
  UPSTREAM_SETTLE_AFTER_MS: '400',
  UPSTREAM_QUOTA_WAIT_MS: '100',
};

/** How long an operation may take to come to rest. */
const restWithinMs = 60_000;

const restingStates = ['created', 'rejected', 'not_sent', 'ambiguous'];

/** Sandbox, database and service, with lines between them that can be held and cut. */
export class FaultWorld {
  bff!: Bff;
  /** Of the sandbox's organisation 12345; a new one for each scenario. */
  token = '';
  #scenarios = 0;

  private constructor(
    readonly sandbox: Sandbox,
    readonly storage: TestStorage,
    readonly vendorLine: TcpProxy,
    /** Undefined with the embedded database, which has no line. */
    readonly databaseLine: TcpProxy | undefined,
    private readonly rig: Rig,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** @param environment of every service of this world */
  static async open(
    rig: Rig,
    engine: TestEngine,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<FaultWorld> {
    const [sandbox, storage] = await Promise.all([rig.sandbox(), rig.storage(engine)]);
    const vendorLine = await TcpProxy.start(new URL(sandbox.origin));
    rig.defer(() => vendorLine.close());
    const url = storage.environment['DATABASE_URL'];
    const databaseLine = url === undefined ? undefined : await TcpProxy.start(new URL(url));
    if (databaseLine !== undefined) rig.defer(() => databaseLine.close());
    const world = new FaultWorld(sandbox, storage, vendorLine, databaseLine, rig, environment);
    world.token = await sandbox.signIn();
    await world.start();
    return world;
  }

  /** The contact that the present scenario creates; no other has its name. */
  get contact(): { readonly type: { readonly id: number }; readonly name: string } {
    return { type: { id: 1 }, name: `Scenario ${this.#scenarios}` };
  }

  get key(): string {
    return `scenario-${this.#scenarios}`;
  }

  /** Starts the service, after a kill too. */
  async start(): Promise<void> {
    this.bff = await this.startReplica();
  }

  /** Starts one more service on the same database. */
  startReplica(environment: Readonly<Record<string, string>> = {}): Promise<Bff> {
    const url = this.storage.environment['DATABASE_URL'];
    return this.rig.bff({
      upstream: `http://127.0.0.1:${this.vendorLine.port}`,
      token: this.token,
      environment: {
        ...this.storage.environment,
        ...(url === undefined || this.databaseLine === undefined
          ? {}
          : { DATABASE_URL: this.databaseLine.addressOf(new URL(url)) }),
        ...patience,
        ...this.environment,
        ...environment,
      },
    });
  }

  /** Makes everything as new for one scenario, but for what earlier ones have left in the database. */
  async begin(): Promise<void> {
    this.#scenarios += 1;
    await this.sandbox.reset();
    this.token = await this.sandbox.signIn();
  }

  /** Sends the scenario's creation, with its key. */
  create(bff: Bff = this.bff): Promise<WireAnswer> {
    return bff.send('POST', contactsPath, {
      body: this.contact,
      bearer: this.token,
      headers: { 'idempotency-key': this.key },
    });
  }

  /** The same, when nobody will answer. */
  async createUnanswered(): Promise<undefined> {
    await this.create().catch(() => undefined);
    return undefined;
  }

  async kill(): Promise<void> {
    this.bff.process.kill('SIGKILL');
    await this.bff.process.exited;
  }

  /** Operations that were begun after `known` of them. */
  async operationsSince(known: ReadonlySet<string>): Promise<readonly StoredOperation[]> {
    const operations = await storedOperations(this.storage);
    return operations.filter(({ operation_id: id }) => !known.has(id));
  }

  async knownOperations(): Promise<ReadonlySet<string>> {
    return new Set((await storedOperations(this.storage)).map(({ operation_id: id }) => id));
  }

  /** Waits until a fact holds. */
  async until(what: string, holds: () => Promise<boolean>, everyMs = 20): Promise<void> {
    const deadline = performance.now() + restWithinMs;
    while (!(await holds())) {
      if (performance.now() > deadline) throw new Error(`not within ${restWithinMs} ms: ${what}`);
      await sleep(everyMs);
    }
  }

  /** Waits until an operation's state is a resting one. */
  async rest(operationId: string): Promise<StoredOperation> {
    const find = async () =>
      (await storedOperations(this.storage)).find(({ operation_id: id }) => id === operationId);
    const isAtRest = async () => restingStates.includes((await find())?.state ?? '');
    await this.until(`operation ${operationId} at rest`, isAtRest, 100);
    return (await find())!;
  }

  /** Events of an operation, oldest first, as `action outcome`. */
  async eventsOf(operationId: string): Promise<readonly string[]> {
    const events = await storedEvents(this.storage);
    return events
      .filter(({ operation_id: id }) => id === operationId)
      .map(({ action, outcome }) => `${action} ${outcome}`);
  }

  /** How many POSTs of the scenario's contact the vendor has seen. */
  async posts(): Promise<number> {
    return (await this.sandbox.creations()).filter(
      ({ body }) => (body as { name?: unknown }).name === this.contact.name,
    ).length;
  }

  /** How many contacts of the scenario's name the vendor has. */
  async contacts(): Promise<number> {
    const contacts = await this.sandbox.contacts(this.token);
    return contacts.filter(({ name }) => name === this.contact.name).length;
  }
}
