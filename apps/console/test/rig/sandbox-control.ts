/** A vendor request as the sandbox has seen it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number | null;
}

/** Organisation of the sandbox's user Ada. */
export const organisationId = 12345;

/** Path of its contacts. */
export const contactsPath = `/api/v1/organisation/${organisationId}/contact`;

/** Path of the sign-ins. */
export const authenticationPath = '/api/v1/authenticate';

/** What the vendor does and has seen. */
export class SandboxControl {
  constructor(private readonly origin: string) {}

  /** Lets something go wrong with the next matching requests. */
  async plan(fault: object, { method = 'POST', path = contactsPath, times = 1 } = {}): Promise<void> {
    await this.#send('POST', '/sandbox/faults', { match: { method, path }, times, fault });
  }

  async clearFaults(): Promise<void> {
    await this.#send('DELETE', '/sandbox/faults');
  }

  /** Forgets contacts, requests and faults; tokens stay valid. */
  async reset(): Promise<void> {
    await this.#send('POST', '/sandbox/reset');
  }

  /** Has a user locked out: somebody types wrong passwords elsewhere. */
  async lock(userName: string): Promise<void> {
    const wrong = { username: userName, password: '0'.repeat(40) };
    for (let time = 0; time < 3; time += 1) await this.#authenticate(wrong);
  }

  /** Has others from the same address sign in until the vendor's limit is reached. */
  async useUpSignIns(): Promise<void> {
    const application = { application_token: 'sandbox-application-token' };
    while ((await this.#authenticate(application)) !== 429);
  }

  /** The vendor's requests so far, of one method, at or below one path. */
  async seen(method: string, path = contactsPath): Promise<readonly SeenRequest[]> {
    const requests = (await this.#send('GET', '/sandbox/requests')) as readonly SeenRequest[];
    return requests.filter((request) => request.method === method && request.path.startsWith(path));
  }

  async #authenticate(credentials: object): Promise<number> {
    return (await this.#fetch('POST', authenticationPath, credentials)).status;
  }

  async #send(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await this.#fetch(method, path, body);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  }

  #fetch(method: string, path: string, body?: object): Promise<Response> {
    return fetch(this.origin + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
  }
}
