import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { makeUuid } from '../../make-uuid.js';
import { addressBlockOf } from './address-block.js';
import type { ClientAddresses } from './client-address.js';
import type { EarlyRefusalObserver } from './early-refusal.js';
import { endConnection, renderEarlyAnswer } from './early-answer.js';
import { overloaded } from './overloaded.js';

/** How many connections there may be at once. */
export interface ConnectionLimits {
  readonly total: number;
  /** Does not apply to trusted proxies: many clients come through one of them. */
  readonly perAddress: number;
}

/** Each costs memory and a file descriptor; one address that opens all that it gets leaves most of them to others. */
export const defaultConnectionLimits: ConnectionLimits = { total: 4_096, perAddress: 512 };

/**
 * Answers connections above the limits with 503 and ends them, before anything is read from them.
 * @param server that is not listening yet
 * @returns a function that counts those that are open
 */
export function limitConnections(
  server: Server,
  limits: ConnectionLimits,
  addresses: ClientAddresses,
  observe: EarlyRefusalObserver,
): () => number {
  const open = new Map<string, number>();
  let total = 0;

  const admit = (socket: Socket): boolean => {
    const nearest = addresses.nearestOf(socket);
    const block = nearest === null || addresses.isProxy(nearest) ? undefined : addressBlockOf(nearest);
    const ofBlock = block === undefined ? 0 : (open.get(block) ?? 0);
    if (total >= limits.total || ofBlock >= limits.perAddress) return false;
    total += 1;
    if (block !== undefined) open.set(block, ofBlock + 1);
    socket.once('close', () => {
      total -= 1;
      if (block === undefined) return;
      const left = (open.get(block) ?? 0) - 1;
      if (left > 0) open.set(block, left);
      else open.delete(block);
    });
    return true;
  };

  const refuse = (socket: Socket): void => {
    const problem = overloaded('This service has as many connections as it takes at once.');
    const requestId = makeUuid();
    observe({ problem, requestId, sourceAddress: addresses.nearestOf(socket) });
    socket.on('error', () => socket.destroy());
    // What is left unread when a connection closes makes the answer get lost on the way.
    socket.resume();
    endConnection(socket, renderEarlyAnswer(problem, requestId));
  };

  // Node's own listener attaches the parser, which a refused connection must not get.
  const listeners = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    if (admit(socket)) for (const listener of listeners) listener.call(server, socket);
    else refuse(socket);
  });
  return () => total;
}
