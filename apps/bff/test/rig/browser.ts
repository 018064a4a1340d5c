import type { HttpClient, WireAnswer } from './http-client.js';

/** What a page sends. */
export interface PageCall {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser as far as sessions go: it keeps the service's cookie and sends what its pages must send. */
export class Browser {
  /** The `Cookie` header; undefined without a cookie. */
  cookie: string | undefined;
  /** Every value that the cookie has had. */
  readonly seenIds: string[] = [];

  constructor(private readonly client: HttpClient) {}

  async send(method: string, path: string, { body, headers }: PageCall = {}): Promise<WireAnswer> {
    const answer = await this.client.send(method, path, {
      body,
      headers: {
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        'x-contacts-csrf': '1',
        ...headers,
      },
    });
    this.#keep([answer.headers['set-cookie'] ?? []].flat());
    return answer;
  }

  /** Signs in with the sandbox's user that has no second factor, unless told otherwise. */
  signIn(
    body: unknown = { username: 'ada@example.com', password: 'sandbox' },
    headers: Readonly<Record<string, string>> = {},
  ): Promise<WireAnswer> {
    return this.send('POST', '/bff/session', { body, headers });
  }

  #keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';');
      const value = pair.slice(pair.indexOf('=') + 1);
      this.cookie = value === '' ? undefined : pair;
      if (value !== '') this.seenIds.push(value);
    }
  }
}
