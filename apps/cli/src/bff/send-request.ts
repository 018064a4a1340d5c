import type { BffFailure } from './bff-failure.js';
import { readProblem } from './problem.js';
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

/** What the BFF answered: a success whose body is JSON. */
export interface BffAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** An answer or one of the ways to fail. */
export type BffResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: BffFailure };

const largestAnswer = 16 * 1024 * 1024;

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
    return classify(response, await readText(response));
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

function classify(response: Response, text: string | undefined): BffResult<BffAnswer> {
  const { status, headers } = response;
  const foreign = (reason: string) => failed({ kind: 'foreign', status, reason });
  if (text === undefined) return foreign('the answer is larger than 16 MiB');
  if (status >= 300 && status < 400) return foreign('it redirects elsewhere, which is never followed');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return foreign('the answer is not JSON');
  }
  if (response.ok) return { ok: true, value: { status, headers, body } };
  const problem = readProblem(status, headers, body);
  return problem === undefined
    ? foreign('the refusal has no problem details')
    : failed({ kind: 'problem', problem });
}

async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body === null) return '';
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > largestAnswer) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failed(failure: BffFailure): { readonly ok: false; readonly failure: BffFailure } {
  return { ok: false, failure };
}

const wordsByCode: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  ENOTFOUND: 'host name not found',
  EAI_AGAIN: 'host name cannot be looked up right now',
  UND_ERR_SOCKET: 'connection closed by the other side',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
};

/** Names a transport error by its code; messages are left out because they may quote what was sent. */
function describeTransportError(error: unknown): string {
  const code = codeOf(causeOf(error)) ?? codeOf(error) ?? 'unknown transport error';
  return wordsByCode[code] ?? code;
}

function causeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
}

function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
