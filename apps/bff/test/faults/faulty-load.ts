import { setTimeout as sleep } from 'node:timers/promises';
import type { Bff } from '../rig/bff.js';
import { creationOutcomes } from '../rig/creation-outcomes.js';
import type { WireAnswer } from '../rig/http-client.js';
import { contactsPath } from '../rig/sandbox.js';
import type { FaultWorld } from './fault-world.js';

const callers = 8;

/** Every fault but refusals, which are outcomes and leave nothing to settle. */
const faults = creationOutcomes.flatMap(({ fault, state }) =>
  fault === undefined || state === 'rejected' ? [] : [fault],
);
const slowness = { kind: 'delay', ms: 700 };
const faultsOfReads = [slowness, 'no_answer', 'html', 'reset_mid_body', { kind: 'status', status: 503 }];

const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() * items.length)]!;

/** Callers that create contacts, look at them and delete them, while the vendor does everything that it should not. */
export class FaultyLoad {
  /** Every name that was asked for, once; those that are keys too may be asked for again. */
  readonly names = new Map<string, { readonly isKeyed: boolean }>();
  /** Names whose contact was created, and has been deleted since. */
  readonly deleted = new Set<string>();
  readonly answers = new Map<number | string, number>();
  readonly #running: Promise<void>[];
  #isOver = false;

  /** Starts at once, on replicas of one world. */
  constructor(
    private readonly world: FaultWorld,
    private readonly replicas: readonly Bff[],
  ) {
    this.#running = [
      ...Array.from({ length: callers }, (_, caller) => this.#call(caller)),
      this.#spoil(),
      this.#interrupt(),
    ];
  }

  /** Lets what is under way end, and the vendor behave again. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#running);
    await this.world.sandbox.clearFaults();
  }

  /** Asks for a contact of this name, on any replica. */
  async create(name: string, isKeyed: boolean): Promise<WireAnswer> {
    const body = { type: { id: 1 }, name };
    const headers = isKeyed ? { 'idempotency-key': name } : {};
    return oneOf(this.replicas).send('POST', contactsPath, { body, headers, bearer: this.world.token });
  }

  async #call(caller: number): Promise<void> {
    for (let turn = 0; !this.#isOver; turn++) {
      const name = `caller-${caller}-${turn}`;
      const isKeyed = turn % 3 > 0;
      this.names.set(name, { isKeyed });
      let answer = await this.#createAndCount(name, isKeyed);
      if (answer.status >= 500 && isKeyed) answer = await this.#createAndCount(name, isKeyed);
      const bff = oneOf(this.replicas);
      await bff.send('GET', contactsPath, { bearer: this.world.token });
      if (answer.status === 201) await this.#delete(name, answer, bff);
      await sleep(Math.random() * 200);
    }
  }

  async #createAndCount(name: string, isKeyed: boolean): Promise<WireAnswer> {
    const answer = await this.create(name, isKeyed);
    this.answers.set(answer.status, (this.answers.get(answer.status) ?? 0) + 1);
    return answer;
  }

  /** Keeps the list short, so that nothing grows but for a reason of the service's own. */
  async #delete(name: string, { text }: WireAnswer, bff: Bff): Promise<void> {
    const { contact_id: id } = JSON.parse(text) as { contact_id: string };
    const answer = await bff.send('DELETE', `${contactsPath}/${id}`, { bearer: this.world.token });
    if (answer.status < 300) this.deleted.add(name);
  }

  async #spoil(): Promise<void> {
    while (!this.#isOver) {
      await this.world.sandbox.plan({ fault: oneOf(faults) });
      if (Math.random() < 0.2) await this.world.sandbox.plan({ fault: oneOf(faultsOfReads), method: 'GET' });
      await sleep(Math.random() * 1_000);
    }
  }

  /** Now and then nobody can reach the vendor, and what is under way breaks. */
  async #interrupt(): Promise<void> {
    while (!this.#isOver) {
      await sleep(2_000 + Math.random() * 10_000);
      await this.world.vendorLine.cut();
      await sleep(Math.random() * 1_000);
      await this.world.vendorLine.restore();
    }
  }
}
