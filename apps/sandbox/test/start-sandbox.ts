import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import type { Settings } from '../src/config/environment.js';
import { createSandbox } from '../src/create-sandbox.js';

/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The parsed body; throws when it is not JSON. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the test names the shape it expects
  json<Content>(): Content;
}

/** What a test may send; a string or buffer body goes out as it is, anything else as JSON. */
export interface Call {
  readonly body?: unknown;
  /** null sends no bearer; the default is the application token's session of organisation 12345. */
  readonly bearer?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A sandbox that listens on a port of its own inside this process. */
export interface TestSandbox {
  readonly origin: string;
  readonly port: number;
  /** An auth token of organisation 12345. */
  readonly token: string;
  call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT', path: string, call?: Call): Promise<WireAnswer>;
  /** Signs in with any body of the four variants. */
  signIn(credentials: unknown): Promise<WireAnswer>;
  stop(): Promise<void>;
}

/** Path of the contacts of the default session's organisation. */
export const contactsPath = '/api/v1/organisation/12345/contact';

/**
 * Starts a sandbox on a free loopback port, with limits off unless given.
 * @param settings what differs from a fresh sandbox without limits
 */
export async function startSandbox(settings: Partial<Settings> = {}): Promise<TestSandbox> {
  const app = await createSandbox({
    host: '127.0.0.1',
    port: 0,
    stateFile: undefined,
    requestsPer5Minutes: 0,
    loginsPer5Minutes: 0,
    tokenLifetimeSeconds: 600,
    ...settings,
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const agent = new Agent();

  const send = async (
    method: string,
    path: string,
    call: Call & { bearer: string | null },
  ): Promise<WireAnswer> => {
    const { body } = call;
    const raw = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
    const answer = await request(origin + path, {
      dispatcher: agent,
      method: method as 'GET',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(call.bearer === null ? {} : { authorization: `Bearer ${call.bearer}` }),
        ...call.headers,
      },
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text,
      json: () => JSON.parse(text) as never,
    };
  };

  const signIn = (credentials: unknown): Promise<WireAnswer> =>
    send('POST', '/api/v1/authenticate', { body: credentials, bearer: null });
  const token = (await signIn({ application_token: 'sandbox-application-token' })).json<{
    auth_token: string;
  }>();

  return {
    origin,
    port: (app.server.address() as AddressInfo).port,
    token: token.auth_token,
    call: (method, path, call = {}) => send(method, path, { bearer: token.auth_token, ...call }),
    signIn,
    async stop() {
      await app.close();
      await agent.close();
    },
  };
}
