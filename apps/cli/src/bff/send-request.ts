import { failed } from './bff-result.js';
import type { BffAnswer, BffResult } from './bff-result.js';
import { readAnswer } from './read-answer.js';
import { describeTransportError } from './transport-error.js';
import { watchSending } from './watch-sending.js';

/** One HTTP request to the BFF. */
export interface BffRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** From connecting to the last byte of the answer, in milliseconds. */
  readonly timeoutMs: number;
  readonly interruption: AbortSignal;
}

/**
 * Sends one request and reads the whole answer. Redirects are never followed, nothing is ever repeated.
 * @returns the parsed answer of a 2xx, or what went wrong
 */
export async function sendRequest(request: BffRequest): Promise<BffResult<BffAnswer>> {
  const watch = watchSending();
  const deadline = AbortSignal.timeout(request.timeoutMs);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: {
        accept: 'application/json, application/problem+json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      body: request.body === undefined ? null : JSON.stringify(request.body),
      redirect: 'manual',
      signal: AbortSignal.any([deadline, request.interruption]),
    });
    return await readAnswer(response);
  } catch (error) {
    if (request.interruption.aborted) return failed({ kind: 'interrupted', wasSent: watch.hasBegun() });
    const reason = deadline.aborted
      ? `no whole answer within ${String(request.timeoutMs / 1000)} s`
      : describeTransportError(error);
    return failed({ kind: watch.hasBegun() ? 'lost' : 'unsent', reason });
  } finally {
    watch.stop();
  }
}
