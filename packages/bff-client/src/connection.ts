import type { SendingWatch } from './exchange/sending-watch.js';

/** How a request shows who sends it. */
export type Credential =
  /** The session cookie, which a browser adds by itself. */
  | { readonly kind: 'cookie' }
  /** The vendor's auth token; asked for before each request, so that it can be renewed in between. */
  | { readonly kind: 'bearer'; readonly token: () => string | Promise<string> };

/** Where the BFF is and how to talk to it. A plain object: keep one and hand it to every function. */
export interface BffConnection {
  /** Such as `https://contacts.example.com`, without a slash at the end; empty in a page that the BFF itself serves. */
  readonly baseUrl: string;
  /** Leave it out for what needs none. */
  readonly credential?: Credential;
  /** How long one request may take, from connecting to the last byte of the answer; 30 seconds by default. */
  readonly timeoutMs?: number;
  /** Sent with every request, such as `X-Contacts-Lane: bulk`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the global one. */
  readonly fetch?: typeof fetch;
  /** Where a runtime can tell whether a request has left; without it every request that broke may have arrived. */
  readonly watchSending?: () => SendingWatch;
}

/** What every function takes on top of its own parameters. */
export interface CallOptions {
  /** Ends the call. */
  readonly signal?: AbortSignal;
}
