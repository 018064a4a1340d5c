import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { freePort, startProcess, type RunningProcess } from '@contacts/test-servers';
import { HttpClient } from './http-client.js';

const script = fileURLToPath(new URL('../../../sandbox/dist/main.js', import.meta.url));

/** Organisation, and the path of its contacts, that the sandbox's default token belongs to. */
export const organisationId = 12345;
export const contactsPath = `/api/v1/organisation/${organisationId}/contact`;

/** A vendor request as the sandbox has seen it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly status: number | null;
}

/** A contact as the sandbox lists it. */
export interface StoredContact {
  readonly id: number;
  readonly type: { readonly id: number };
  readonly name: string | null;
}

/** A fault by its bare name or with its members, and when it fires. */
export interface PlannedFault {
  readonly fault: string | Readonly<Record<string, unknown>>;
  readonly times?: number;
  readonly method?: string;
  readonly path?: string;
}

/** The vendor's stand-in as a process of its own, with its limits off. */
export class Sandbox {
  readonly #client: HttpClient;

  private constructor(
    readonly origin: string,
    readonly process: RunningProcess,
  ) {
    this.#client = new HttpClient(origin);
  }

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<Sandbox> {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const process = await startProcess({
      script,
      environment: {
        SANDBOX_PORT: String(port),
        SANDBOX_REQUESTS_PER_5_MIN: '0',
        SANDBOX_LOGINS_PER_5_MIN: '0',
        ...environment,
      },
      readyUrl: `${origin}/sandbox/health`,
    });
    return new Sandbox(origin, process);
  }

  /** @returns an auth token; without an argument one of {@link organisationId} */
  async signIn(applicationToken = 'sandbox-application-token'): Promise<string> {
    return this.#authenticate({ application_token: applicationToken });
  }

  /** @returns an auth token of the user ada@example.com, organisation {@link organisationId} */
  async signInUser(): Promise<string> {
    const password = createHash('sha1').update('sandbox').digest('hex');
    return this.#authenticate({ username: 'ada@example.com', password });
  }

  /** Lets something go wrong with the next matching requests; by default one creation. */
  async plan({ fault, times = 1, method = 'POST', path = contactsPath }: PlannedFault): Promise<void> {
    const body = { match: { method, path }, times, fault };
    const answer = await this.#client.send('POST', '/sandbox/faults', { body });
    if (answer.status !== 201) throw new Error(answer.text);
  }

  async clearFaults(): Promise<void> {
    await this.#client.send('DELETE', '/sandbox/faults');
  }

  /** Creates a contact past the service. */
  async create(bearer: string, body: unknown): Promise<void> {
    const answer = await this.#client.send('POST', contactsPath, { bearer, body });
    if (answer.status !== 201) throw new Error(answer.text);
  }

  /** Every vendor request so far, newest last. */
  async requests(): Promise<readonly SeenRequest[]> {
    return JSON.parse((await this.#client.send('GET', '/sandbox/requests')).text) as SeenRequest[];
  }

  /** Every POST of a contact so far, newest last. */
  async creations(): Promise<readonly SeenRequest[]> {
    const requests = await this.requests();
    return requests.filter(({ method, path }) => method === 'POST' && path.includes('/contact'));
  }

  /** The contacts that exist, whatever anybody was told about them. */
  async contacts(token: string): Promise<readonly StoredContact[]> {
    const answer = await this.#client.send('GET', contactsPath, { bearer: token });
    return JSON.parse(answer.text) as StoredContact[];
  }

  /** Lets the vendor refuse every auth token that it has given so far. */
  async revokeTokens(): Promise<void> {
    await this.#client.send('POST', '/sandbox/revoke-tokens');
  }

  /** Forgets contacts, requests and faults; tokens stay valid. */
  async reset(): Promise<void> {
    await this.#client.send('POST', '/sandbox/reset');
  }

  /** @throws Error when it had crashed */
  async close(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.process.exited;
    await this.#client.close();
    this.process.assertNoCrash();
  }

  async #authenticate(body: unknown): Promise<string> {
    const answer = await this.#client.send('POST', '/api/v1/authenticate', { body });
    if (answer.status !== 200) throw new Error(`sign-in was answered with ${answer.status}`);
    return (JSON.parse(answer.text) as { auth_token: string }).auth_token;
  }
}
