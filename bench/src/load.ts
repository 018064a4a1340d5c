import autocannon from 'autocannon';
import { contactsPath, exampleContact, exampleToken } from './example-request.js';
import { percentile } from './statistics.js';

/** What to load and how hard. */
export interface LoadOptions {
  /** Origin of the server, for example `http://127.0.0.1:3000`. */
  readonly origin: string;
  readonly connections: number;
  readonly seconds: number;
  /** Sends an `Idempotency-Key` of its own with every request. */
  readonly uniqueKeys: boolean;
}

/** What the load generator saw. */
export interface LoadResult {
  readonly completedRequests: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/**
 * Sends creations over keep-alive connections, the next one on each as soon as the last is answered.
 * @throws Error when any request failed or was answered by anything but 2xx: such a run measures nothing
 */
export async function load(options: LoadOptions): Promise<LoadResult> {
  // Autocannon's own histogram has whole milliseconds, too coarse for answers within one.
  const latencies: number[] = [];
  const startedAt = performance.now();
  let lastAnswerAt = startedAt;
  const result = await cannonade(
    {
      url: options.origin + contactsPath,
      method: 'POST',
      headers: {
        authorization: `Bearer ${exampleToken()}`,
        'content-type': 'application/json',
        ...(options.uniqueKeys && { 'idempotency-key': '[<id>]' }),
      },
      body: JSON.stringify(exampleContact),
      // Replaces [<id>] anywhere in the request, headers included.
      idReplacement: options.uniqueKeys,
      connections: options.connections,
      duration: options.seconds,
      sampleInt: 50,
    },
    (latencyMs) => {
      latencies.push(latencyMs);
      lastAnswerAt = performance.now();
    },
  );
  const failures = { non2xx: result.non2xx, errors: result.errors, timeouts: result.timeouts };
  if (Object.values(failures).some((count) => count > 0)) {
    throw new Error(
      `${options.origin}: ${JSON.stringify(failures)}, statuses ${JSON.stringify(result.statusCodeStats)}; ` +
        'a run counts only when every answer is 2xx',
    );
  }
  return {
    completedRequests: latencies.length,
    requestsPerSecond: (latencies.length / (lastAnswerAt - startedAt)) * 1_000,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  };
}

function cannonade(
  options: autocannon.Options,
  onAnswer: (latencyMs: number) => void,
): Promise<autocannon.Result> {
  return new Promise((resolve, reject) => {
    const run = autocannon(options, (error: Error | null, result) =>
      error ? reject(error) : resolve(result),
    );
    run.on('response', (_client, _status, _bytes, latencyMs) => onAnswer(latencyMs));
  });
}
