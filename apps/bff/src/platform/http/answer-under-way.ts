import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The answer that a connection waits for, or is being sent, right now. Node has no documented name for it; this
 * member is what its own closeIdleConnections() goes by.
 * @returns undefined while no whole request head has arrived, or all is answered
 */
export function answerUnderWay(socket: Socket): ServerResponse | undefined {
  const { _httpMessage: answer } = socket as Socket & { _httpMessage?: ServerResponse | null };
  return answer ?? undefined;
}
