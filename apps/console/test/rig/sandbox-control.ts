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

  /** The vendor's requests so far, of one method, below the organisation's contacts. */
  async seen(method: string): Promise<readonly SeenRequest[]> {
    const requests = (await this.#send('GET', '/sandbox/requests')) as readonly SeenRequest[];
    return requests.filter((request) => request.method === method && request.path.startsWith(contactsPath));
  }

  async #send(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(this.origin + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  }
}
