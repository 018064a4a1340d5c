import type { NewContact } from '@contacts/domain';
import type { Caller } from '../../src/callers/caller.js';
import type { CreateContactCommand } from '../../src/contacts/create-contact/creation.js';
import { organisation } from '../storage/samples.js';
import { tokenOf, type CallerRequest } from './caller-request.js';
import type { Conditions } from './conditions.js';
import { FaultyLine } from './faulty-line.js';
import { Host } from './host.js';
import { Ledger, type VendorContact } from './ledger.js';
import type { PostPlan } from './post-plan.js';
import type { Service } from './replica.js';
import { ScarcePermits } from './scarce-permits.js';
import { SeededRandom } from './seeded-random.js';
import type { ServiceMaker } from './service-maker.js';
import type { SimulatedDatabase } from './simulated-database.js';
import type { Stage } from './stage.js';
import { tell, tellFailure } from './tell.js';
import { VendorLine } from './vendor-line.js';
import { requestId, VendorSide } from './vendor-side.js';
import { VirtualTime } from './virtual-time.js';

/** What a command asks for. */
export interface Wish {
  readonly replica: number;
  readonly caller: number;
  readonly idempotencyKey: string | null;
  readonly contact: NewContact;
  readonly plans: readonly PostPlan[];
}

interface Machine {
  host: Host;
  service: Service;
  /** What each caller's acceptance by the vendor is remembered in, as long as the process lives. */
  accepted: readonly Map<number, number>[];
}

const tokenLifetimeS = 4 * 3_600;

/** Everything of one run: replicas, their database, the vendor, the callers, and the time in which they live. */
export class World implements Stage {
  readonly time = new VirtualTime();
  readonly random: SeededRandom;
  readonly ledger = new Ledger();
  readonly requests: CallerRequest[] = [];
  readonly line: FaultyLine;
  readonly vendor: VendorSide;
  /** True time until which all machines sleep. */
  #asleepUntil = 0;
  /** How often each caller has signed in anew. */
  readonly signIns = [0, 0];
  readonly permits: ScarcePermits;
  readonly #machines: Machine[] = [];

  constructor(
    readonly conditions: Conditions,
    readonly database: SimulatedDatabase,
    private readonly makeService: ServiceMaker,
  ) {
    this.random = new SeededRandom(conditions.chance);
    this.line = new FaultyLine(this);
    this.vendor = new VendorSide(this);
    this.permits = new ScarcePermits(this.random, conditions.scarcity);
  }

  /** Starts all replicas. */
  boot(): void {
    for (let index = 0; index < this.conditions.replicas; index++) this.#machines.push(this.#boot(index));
  }

  hostOf(replica: number): Host {
    return this.#machineOf(replica).host;
  }

  /** Kills a process: nothing of it runs any more. Another one takes its place. */
  crash(replica: number, downMs: number): void {
    const machine = this.#machineOf(replica);
    if (!machine.host.isAlive) return;
    machine.host.isAlive = false;
    this.time.schedule(this.time.outside, downMs, `${machine.host.name} starts again`, () => {
      Object.assign(machine, this.#boot(this.#machines.indexOf(machine)));
    });
  }

  /** Sends a creation to a replica, unless it is down; whatever comes back comes later. */
  send({ replica, caller, idempotencyKey, contact, plans }: Wish): void {
    const machine = this.#machineOf(replica);
    if (!machine.host.isAlive) return;
    const number = this.requests.length;
    const token = tokenOf(number, caller, this.signIns[caller]!);
    const request: CallerRequest = {
      number,
      caller,
      idempotencyKey,
      contact,
      plans,
      host: machine.host,
      token,
      begunAt: this.time.now,
      unrecordedPost: false,
      tries: 0,
      answer: undefined,
      answeredAt: Infinity,
    };
    this.requests.push(request);
    this.time.schedule(
      machine.host,
      0,
      `request ${number} comes in`,
      () => void this.#serve(machine, request),
    );
  }

  /** Puts all machines to sleep, also those that are started meanwhile. */
  sleep(ms: number): void {
    this.#asleepUntil = this.time.now + ms;
    for (const { host } of this.#machines) host.freeze(this.#asleepUntil);
  }

  /** Somebody deletes a contact at the vendor. */
  deleteContact(contact: VendorContact): void {
    if (contact.deletedAt < Infinity) return;
    contact.deletedAt = this.time.now;
    const known = this.database.read('select 1 from operation where contact_id = ?', String(contact.id));
    contact.isLost = known.length === 0;
  }

  /** Has a replica remove what has expired. */
  forget(replica: number): void {
    const { host, service } = this.#machineOf(replica);
    this.time.schedule(host, 0, 'forgets', () => {
      service.forget().catch(() => undefined);
    });
  }

  /** Each caller comes to each replica with a token that the vendor accepts. */
  return(): void {
    for (const { host, service, accepted } of this.#machines) {
      accepted.forEach((acceptedUntil, caller) => {
        this.time.schedule(host, 0, `caller ${caller} returns`, () => {
          acceptedUntil.set(organisation, this.time.monotonic + 60_000);
          service.offer(
            this.#callerOf(
              caller,
              tokenOf(this.requests.length, caller, this.signIns[caller]!),
              acceptedUntil,
            ),
          );
        });
      });
    }
  }

  async #serve({ service, accepted }: Machine, request: CallerRequest): Promise<void> {
    const caller = this.#callerOf(request.caller, request.token, accepted[request.caller]!);
    const { contact, idempotencyKey } = request;
    const origin = { request_id: requestId(request), trace_id: null, personal };
    const command: CreateContactCommand = {
      caller,
      organisationId: organisation,
      contact,
      idempotencyKey,
      origin,
    };
    request.answer = await service.create(command).then((created) => tell(created, command), tellFailure);
    request.answeredAt = this.time.now;
    const { status, slug, contactId } = request.answer;
    this.time.note(`request ${request.number} hears ${status} ${slug ?? `contact ${contactId ?? ''}`}`);
    service.offer(caller);
  }

  #callerOf(caller: number, token: string, acceptedUntil: Map<number, number>): Caller {
    return {
      kind: 'user',
      id: String(caller),
      key: `${organisation}/user/${caller}`,
      organisationId: organisation,
      userName: null,
      token,
      expiresAt: Math.floor(this.time.trueWall / 1_000) + tokenLifetimeS,
      isBulk: false,
      acceptedUntil,
    };
  }

  #boot(index: number): Machine {
    const host = new Host(`replica ${index + 1}`, this.time.now);
    host.freeze(this.#asleepUntil);
    this.time.host = host;
    const service = this.makeService({
      hasApplicationToken: this.conditions.hasApplicationToken,
      database: this.database,
      transport: new VendorLine(this.time, (call) => this.vendor.passageOf(call)),
      permits: this.permits,
    });
    this.time.host = this.time.outside;
    return { host, service, accepted: [new Map(), new Map()] };
  }

  #machineOf(replica: number): Machine {
    return this.#machines[replica % this.#machines.length]!;
  }
}

const personal = { source_address: null, user_agent: null, origin: null, user_name: null };
