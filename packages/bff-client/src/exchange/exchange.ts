import type { BffConnection, CallOptions, Credential } from '../connection.js';
import { failed, type BffAnswer, type ExchangeResult } from './exchange-result.js';
import { readAnswer } from './read-answer.js';
import { blindWatch } from './sending-watch.js';
import { describeTransportError } from './transport-error.js';

const defaultTimeoutMs = 30_000;

/** One request to the BFF. */
export interface BffRequest extends CallOptions {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base URL, every part of it encoded. */
  readonly path: string;
  /** Members that are undefined are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Media type of the answer; JSON by default. */
  readonly accept?: 'text/plain';
}

/**
 * Sends one request and reads the whole answer. Redirects are never followed, nothing is ever repeated.
 * @returns the answer when it is a 2xx, or what went wrong; throws nothing but what `credential.token` throws
 */
export async function exchange(
  connection: BffConnection,
  request: BffRequest,
): Promise<ExchangeResult<BffAnswer>> {
  const { signal, accept = 'application/json' } = request;
  const { credential, timeoutMs = defaultTimeoutMs } = connection;
  const authorization = await authorizationOf(credential);
  if (hasAborted(signal)) return failed({ kind: 'aborted', wasSent: false });
  const watch = connection.watchSending?.() ?? blindWatch;
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    // Called as a plain function: a browser's fetch refuses to be a method of anything but its global.
    const send = connection.fetch ?? fetch;
    const response = await send(addressOf(connection, request), {
      method: request.method,
      headers: {
        accept: `${accept}, application/problem+json`,
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...connection.headers,
        ...authorization,
        ...(credential?.kind === 'cookie' && request.method !== 'GET' ? { 'x-contacts-csrf': '1' } : {}),
        ...request.headers,
      },
      body: request.body === undefined ? null : JSON.stringify(request.body),
      credentials: credential?.kind === 'cookie' ? 'include' : 'omit',
      redirect: 'manual',
      signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
    });
    return await readAnswer(response, accept === 'text/plain');
  } catch (error) {
    if (hasAborted(signal)) return failed({ kind: 'aborted', wasSent: watch.hasBegun() });
    const reason = deadline.aborted
      ? `no whole answer within ${String(timeoutMs / 1000)} s`
      : describeTransportError(error);
    return failed({ kind: watch.hasBegun() ? 'lost' : 'unsent', reason });
  } finally {
    watch.stop();
  }
}

/** A function, since a signal changes between two looks. */
function hasAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

async function authorizationOf(credential: Credential | undefined): Promise<Record<string, string>> {
  return credential?.kind === 'bearer' ? { authorization: `Bearer ${await credential.token()}` } : {};
}

function addressOf({ baseUrl }: BffConnection, { path, query = {} }: BffRequest): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const search = new URLSearchParams(given).toString();
  return baseUrl + path + (search === '' ? '' : `?${search}`);
}
