import type { IncomingHttpHeaders } from 'node:http';
import { maskBody, maskHeaders } from './mask-credentials.js';

/** What is noted of a request. */
export interface NotedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** A vendor request as the control side shows it. */
export interface RequestLogEntry {
  readonly time: string;
  readonly method: string;
  /** Path with query, as sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: unknown;
  /** Status of the answer; null while there is none, and when the caller never got a status line. */
  status: number | null;
  /** Kind of the fault that fired, if any. */
  fault: string | null;
}

const capacity = 10_000;

/** The last 10,000 vendor requests, in order of arrival. */
export class RequestLog {
  #entries: RequestLogEntry[] = [];

  /**
   * Notes a request; the caller fills in status and fault later.
   * @param body the undecoded body
   * @returns the entry
   */
  add(request: NotedRequest, body: Buffer): RequestLogEntry {
    const entry: RequestLogEntry = {
      time: new Date().toISOString(),
      method: request.method,
      path: request.url,
      headers: maskHeaders(request.headers),
      body: maskBody(body),
      status: null,
      fault: null,
    };
    this.#entries.push(entry);
    if (this.#entries.length > capacity) this.#entries.shift();
    return entry;
  }

  /** All entries, newest last. */
  list(): readonly RequestLogEntry[] {
    return this.#entries;
  }

  /** Forgets all entries. */
  clear(): void {
    this.#entries = [];
  }
}
