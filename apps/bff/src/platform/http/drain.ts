import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../problem/problem.js';
import { answerUnderWay } from './answer-under-way.js';
import type { EntryCheck } from './entry-checks.js';

/** How often to look whether everything is answered, in milliseconds. */
const pollMs = 10;

/** Whether this instance still takes requests; readiness and the entry checks look at it. */
export class Drain {
  #draining = false;
  #held = 0;
  #server: Server | undefined;
  readonly #connections = new Set<Socket>();

  /** Follows the connections of a server that is not listening yet. */
  watch(server: Server): void {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#connections.add(socket);
      socket.once('close', () => this.#connections.delete(socket));
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
   * From now on new requests are refused. Those already accepted run to their end and close their connections;
   * then connections without a request are closed too, since a client that stays silent must not hold the process.
   * @returns once every answer is out and no held work is left
   */
  async finish(): Promise<void> {
    this.#draining = true;
    for (const answer of this.#answersUnderWay()) {
      if (!answer.headersSent) answer.setHeader('connection', 'close');
    }
    while (this.#held > 0 || this.#answersUnderWay().length > 0) await sleep(pollMs);
    this.#server?.closeAllConnections();
  }

  /** Refuses requests that arrive on kept-alive connections after SIGTERM, and has the connection closed. */
  readonly refuseWhileDraining: EntryCheck = (request, reply) => {
    if (!this.#draining || request.url.startsWith('/health/')) return;
    reply.header('connection', 'close');
    throw new Problem('shutting-down', 'This instance is shutting down and takes no new requests.', {
      retry: 'safe',
      retryAfterSeconds: 1,
    });
  };

  #answersUnderWay() {
    return [...this.#connections].map(answerUnderWay).filter((answer) => answer !== undefined);
  }
}
