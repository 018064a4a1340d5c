import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../problem/problem.js';
import { answerUnderWay } from './answer-under-way.js';
import type { EntryCheck } from './entry-checks.js';

/** How often to look whether everything is answered, in milliseconds. */
const pollMs = 10;

/** Clients that nothing was heard of for so long have gone elsewhere, in milliseconds. */
const quietMs = 500;

/** Whether this instance still takes requests; readiness and the entry checks look at it. */
export class Drain {
  #draining = false;
  #held = 0;
  /** Monotonic milliseconds at which a client last came, went or asked for something in vain. */
  #stirredAt = -Infinity;
  #server: Server | undefined;
  readonly #connections = new Set<Socket>();

  /** Follows the connections of a server that is not listening yet. */
  watch(server: Server): void {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#connections.add(socket);
      this.#stirredAt = performance.now();
      socket.once('close', () => {
        this.#connections.delete(socket);
        this.#stirredAt = performance.now();
      });
    });
  }

  get draining(): boolean {
    return this.#draining;
  }

  /** Runs work that must end before the process does, even when its caller has gone and no answer is under way. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.#held += 1;
    try {
      return await work();
    } finally {
      this.#held -= 1;
    }
  }

  /**
   * From now on new requests are refused, and every answer closes its connection, while new connections are still taken:
   * a request that is on its way to a listener or an idle connection gets lost when that closes, and its sender cannot
   * tell whether it was read.
   * @param longestMs most milliseconds to wait for clients that go on asking
   * @returns once no client comes any more
   */
  async turnAway(longestMs: number): Promise<void> {
    this.#refuse();
    const end = performance.now() + longestMs;
    if (this.#connections.size > 0) this.#stirredAt = performance.now();
    while (performance.now() < Math.min(this.#stirredAt + quietMs, end)) await sleep(pollMs);
  }

  /**
   * From now on new requests are refused. Those already accepted run to their end and close their connections;
   * then connections without a request are closed too, since a client that stays silent must not hold the process.
   * @returns once every answer is out and no held work is left
   */
  async finish(): Promise<void> {
    this.#refuse();
    while (this.#held > 0 || this.#answersUnderWay().length > 0) await sleep(pollMs);
    this.#server?.closeAllConnections();
  }

  /** Refuses requests that arrive on kept-alive connections after SIGTERM, and has the connection closed. */
  readonly refuseWhileDraining: EntryCheck = (request, reply) => {
    if (!this.#draining || request.url.startsWith('/health/')) return;
    this.#stirredAt = performance.now();
    reply.header('connection', 'close');
    throw new Problem('shutting-down', 'This instance is shutting down and takes no new requests.', {
      retry: 'safe',
      retryAfterSeconds: 1,
    });
  };

  #refuse(): void {
    this.#draining = true;
    for (const answer of this.#answersUnderWay()) {
      if (!answer.headersSent) answer.setHeader('connection', 'close');
    }
  }

  #answersUnderWay() {
    return [...this.#connections].map(answerUnderWay).filter((answer) => answer !== undefined);
  }
}
