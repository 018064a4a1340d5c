import { describeTransportError, failed, readRefusal } from '@contacts/bff-client';
import type { ExchangeResult, Failed } from '@contacts/bff-client';
import { watchSending } from './watch-sending.js';

/** A GET whose answer may be of any length. */
export interface StreamRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly interruption: AbortSignal;
  /** What the answer must be. */
  readonly mediaType: string;
  /** How long the BFF may be silent, before its answer or within it. */
  readonly silenceMs: number;
}

/** The body of an answer as it comes. It is not read ahead, so a slow taker slows the BFF down. */
export interface BffStream {
  /** The next bytes; undefined after the last ones of a whole answer. */
  next(): Promise<ExchangeResult<Uint8Array | undefined>>;
  /** Lets go of what has not been read. */
  cancel(): Promise<void>;
}

/**
 * Sends one request and hands over the body of the answer piece by piece. Redirects are never followed, nothing is
 * ever repeated.
 * @returns the body of a 2xx of the right media type, or what went wrong
 */
export async function openStream(request: StreamRequest): Promise<ExchangeResult<BffStream>> {
  const { url, headers, mediaType, silenceMs, interruption } = request;
  const watch = watchSending();
  const silence = new AbortController();
  const patiently = async <T>(wait: () => Promise<T>): Promise<T | Failed> => {
    const timer = setTimeout(() => silence.abort(), silenceMs);
    try {
      return await wait();
    } catch (error) {
      if (interruption.aborted) return failed({ kind: 'aborted', wasSent: watch.hasBegun() });
      const reason = silence.signal.aborted
        ? `nothing for ${String(silenceMs / 1000)} s`
        : describeTransportError(error);
      return failed({ kind: watch.hasBegun() ? 'lost' : 'unsent', reason });
    } finally {
      clearTimeout(timer);
    }
  };
  const opened = await patiently(async (): Promise<ExchangeResult<BffStream>> => {
    const response = await fetch(url, {
      headers: { accept: `${mediaType}, application/problem+json`, ...headers },
      redirect: 'manual',
      signal: AbortSignal.any([silence.signal, interruption]),
    });
    if (!response.ok) return await readRefusal(response);
    const { status, body } = response;
    if (mediaTypeOf(response) !== mediaType || body === null) {
      await body?.cancel();
      return failed({ kind: 'foreign', status, reason: `the answer is not ${mediaType}` });
    }
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    return {
      ok: true,
      value: {
        next: () => patiently(async () => ({ ok: true, value: (await reader.read()).value })),
        // What was read stays as it is, whether or not the connection still stands.
        cancel: () => reader.cancel().catch(() => undefined),
      },
    };
  });
  watch.stop();
  return opened;
}

function mediaTypeOf(response: Response): string | undefined {
  return response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
}
