import { fileURLToPath } from 'node:url';
import { freePort, startProcess, type RunningProcess } from '@contacts/test-servers';
import type { AuditEvent } from '../../src/audit/audit-event.js';
import type { OperationView } from '../../src/operations/operation-view.js';
import { AnswerWatch } from '../contract/answer-watch.js';
import { HttpClient, type Call, type WireAnswer } from './http-client.js';
import { noQuota } from './no-quota.js';
import { contactsPath, organisationId } from './sandbox.js';

/** The bundle that is shipped. */
export const bffScript = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** A page of the audit trail. */
export interface AuditPage {
  readonly events: readonly AuditEvent[];
  readonly next_cursor: string | null;
}

/** How to start the service. */
export interface BffOptions {
  /** Where the vendor API is. */
  readonly upstream: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Sent as bearer unless a call says otherwise. */
  readonly token: string;
  /** False returns as soon as the process lives, ready or not. */
  readonly awaitReady?: boolean;
  /** Another build than the present one. */
  readonly script?: string;
}

/** The built service as a process of its own, and a caller of it. */
export class Bff {
  readonly client: HttpClient;
  readonly #answers = new AnswerWatch();

  private constructor(
    readonly port: number,
    readonly process: RunningProcess,
    private readonly token: string,
    isPresentBuild: boolean,
  ) {
    // The document describes the present build.
    const watch = isPresentBuild ? this.#answers.note : undefined;
    this.client = new HttpClient(`http://127.0.0.1:${port}`, watch);
  }

  static async start(options: BffOptions): Promise<Bff> {
    const { upstream, environment, token, awaitReady = true, script = bffScript } = options;
    const port = await freePort();
    const process = await startProcess({
      script,
      environment: {
        BFF_PORT: String(port),
        UPSTREAM_BASE_URL: upstream,
        // One caller at one address sends more here than a limit for people lets through.
        BFF_REQUESTS_PER_MINUTE: '0',
        ...noQuota,
        ...environment,
      },
      readyUrl: `http://127.0.0.1:${port}/health/${awaitReady ? 'ready' : 'live'}`,
    });
    return new Bff(port, process, token, script === bffScript);
  }

  send(method: string, path: string, call: Call = {}): Promise<WireAnswer> {
    return this.client.send(method, path, { bearer: this.token, ...call });
  }

  /** Asks for a contact in the token's organisation. */
  create(contact: unknown, headers: Readonly<Record<string, string>> = {}): Promise<WireAnswer> {
    return this.send('POST', contactsPath, { body: contact, headers });
  }

  async operation(operationId: string): Promise<OperationView> {
    const answer = await this.send('GET', `/bff/operations/${operationId}`);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as OperationView;
  }

  /** One page of the trail, newest first. */
  async auditEvents(query: Readonly<Record<string, string>> = {}): Promise<AuditPage> {
    const parameters = new URLSearchParams(query).toString();
    const answer = await this.send('GET', `/bff/organisation/${organisationId}/audit-events?${parameters}`);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as AuditPage;
  }

  async readiness(): Promise<number> {
    return (await this.client.send('GET', '/health/ready')).status;
  }

  async metrics(): Promise<string> {
    return (await this.client.send('GET', '/metrics')).text;
  }

  /** Asks the process to end; resolves with its exit code, or the name of the signal that ended it. */
  terminate(): Promise<number | string> {
    this.process.kill('SIGTERM');
    return this.process.exited;
  }

  /**
   * Ends the process at once, as a crash would.
   * @throws Error when it had crashed, or an answer was not as the OpenAPI document has it
   */
  async close(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.process.exited;
    await this.client.close();
    this.process.assertNoCrash();
    this.#answers.assertNoDeviation();
  }
}
