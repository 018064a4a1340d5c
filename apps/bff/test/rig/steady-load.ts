import { setTimeout as sleep } from 'node:timers/promises';
import type { Bff } from './bff.js';

/** Callers that create one contact after the other, whatever happens to the service. */
export class SteadyLoad {
  readonly acknowledged: string[] = [];
  #isOver = false;
  readonly #callers: Promise<void>[];

  /** @param pick the replica that a caller should use next; callers take turns */
  constructor(callers: number, pick: (turn: number) => Bff) {
    this.#callers = Array.from({ length: callers }, (_, caller) => this.#create(caller, pick));
  }

  /** Lets what is under way end. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#callers);
  }

  async #create(caller: number, pick: (turn: number) => Bff): Promise<void> {
    for (let turn = caller; !this.#isOver; turn++) {
      const answer = await pick(turn)
        .create({ type: { id: 1 }, name: `caller-${caller}-${turn}` })
        .catch(() => undefined);
      if (answer?.status === 201) this.acknowledged.push(String(answer.headers['operation-id']));
      // A replica that is down refuses at once.
      else await sleep(10);
    }
  }
}
