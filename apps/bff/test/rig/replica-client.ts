import { setTimeout as sleep } from 'node:timers/promises';
import type { Bff } from './bff.js';
import type { WireAnswer } from './http-client.js';
import type { ProblemBody } from './problem.js';
import { contactsPath } from './sandbox.js';

/** Pause before a repetition, in milliseconds. */
const pauseMs = 50;

/** How long a request is repeated for. */
const patienceMs = 30_000;

/** What came of one request in the end: an answer, or that nobody may send it again. */
export type Ending = { readonly answer: WireAnswer } | { readonly failure: string };

/** Whether what went wrong allows the same request again. */
interface Advice {
  readonly again: 'safe' | 'same_key' | 'never';
  readonly why: string;
}

/**
 * A caller of several replicas that takes them in turns, as a load balancer would: one that says that it is leaving is
 * asked no more. Repeats a request only when it may: on `retry: safe`, when nobody took the connection, and, with an Idempotency-Key or for a read, on `retry: same_key` or
 * when the connection broke.
 */
export class ReplicaClient {
  /** How often requests were repeated, by the reason. */
  readonly repetitions = new Map<string, number>();
  readonly #leaving = new WeakSet<Bff>();
  #turn = 0;

  /** @param replicas those that are there, or are leaving */
  constructor(private readonly replicas: () => readonly Bff[]) {}

  create(contact: unknown, key: string | null): Promise<Ending> {
    const call = { body: contact, headers: key === null ? {} : { 'idempotency-key': key } };
    return this.#send(key !== null, (bff) => bff.send('POST', contactsPath, call));
  }

  read(path: string): Promise<Ending> {
    return this.#send(true, (bff) => bff.send('GET', path));
  }

  async #send(isRepeatable: boolean, call: (bff: Bff) => Promise<WireAnswer>): Promise<Ending> {
    const end = performance.now() + patienceMs;
    for (;;) {
      const replica = this.#next();
      const tried = await call(replica).then(readAnswer, readBreak);
      if ('answer' in tried) return tried;
      const { again, why } = tried;
      if (why.endsWith('/shutting-down')) this.#leaving.add(replica);
      const isAllowed = again === 'safe' || (again === 'same_key' && isRepeatable);
      if (!isAllowed || performance.now() > end) return { failure: why };
      this.repetitions.set(why, (this.repetitions.get(why) ?? 0) + 1);
      await sleep(pauseMs);
    }
  }

  #next(): Bff {
    const replicas = this.replicas().filter((replica) => !this.#leaving.has(replica));
    return replicas[this.#turn++ % replicas.length]!;
  }
}

function readAnswer(answer: WireAnswer): { readonly answer: WireAnswer } | Advice {
  if (answer.status < 400) return { answer };
  const { type, retry = 'never' } = JSON.parse(answer.text) as ProblemBody;
  return { again: retry, why: `${answer.status} ${type}` };
}

/** Only a connection that was never there proves that nothing was sent. */
function readBreak(error: Error): Advice {
  const { code = error.message } = error as NodeJS.ErrnoException;
  return { again: code === 'ECONNREFUSED' ? 'safe' : 'same_key', why: code };
}
