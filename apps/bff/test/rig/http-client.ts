import { Agent, request } from 'undici';

/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** What to send. A string or buffer goes out as it is, anything else as JSON. */
export interface Call {
  readonly body?: unknown;
  readonly bearer?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

/** Keep-alive HTTP client of one origin, which never repeats a request. */
export class HttpClient {
  readonly #agent: Agent;

  /**
   * @param watch is shown every answer, and may object
   * @param connections most connections at once; each carries one request at a time
   */
  constructor(
    readonly origin: string,
    private readonly watch: (method: string, path: string, answer: WireAnswer) => void = () => undefined,
    connections = 128,
  ) {
    // An idle connection goes long before its server would end it: the two would meet in a request that is lost.
    this.#agent = new Agent({ connections, pipelining: 1, keepAliveMaxTimeout: 4_000 });
  }

  async send(method: string, path: string, call: Call = {}): Promise<WireAnswer> {
    const { body, bearer, headers } = call;
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    const response = await request(this.origin + path, {
      dispatcher: this.#agent,
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
    });
    const { statusCode: status } = response;
    const answer = { status, headers: response.headers, text: await response.body.text() };
    this.watch(method, path, answer);
    return answer;
  }

  /** Ends all connections, those in use too. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}
