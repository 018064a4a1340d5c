import { freePort, startProcess } from '@contacts/test-servers';
import type { RunningProcess } from '@contacts/test-servers';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { Workplace } from '../workplace.js';

const mainOf = (app: string) => fileURLToPath(new URL(`../../../${app}/dist/main.js`, import.meta.url));

/** A contact as the vendor has it. */
export interface VendorContact {
  readonly id: number;
  readonly name?: string;
}

/** A sandbox without limits, a BFF that can be killed and comes back, and a place to import from. */
export class ImportWorld {
  private constructor(
    readonly workplace: Workplace,
    readonly bffUrl: string,
    readonly sandboxUrl: string,
    private readonly sandbox: RunningProcess,
    private readonly bffEnvironment: Readonly<Record<string, string>>,
    private bff: RunningProcess,
  ) {}

  static async start(): Promise<ImportWorld> {
    const workplace = await Workplace.create();
    const [sandboxPort, bffPort] = [await freePort(), await freePort()];
    const sandboxUrl = `http://127.0.0.1:${String(sandboxPort)}`;
    const bffUrl = `http://127.0.0.1:${String(bffPort)}`;
    const environment = {
      BFF_PORT: String(bffPort),
      BFF_DATA_DIR: join(workplace.folder, 'bff'),
      BFF_REQUESTS_PER_MINUTE: '0',
      UPSTREAM_BASE_URL: sandboxUrl,
      UPSTREAM_REQUESTS_PER_5_MIN: '0',
      UPSTREAM_LOGINS_PER_5_MIN: '0',
      // What a killed BFF leaves open is looked for soon.
      UPSTREAM_TIMEOUT_MS: '2000',
      UPSTREAM_SETTLE_AFTER_MS: '500',
      UPSTREAM_MAX_RESPONSE_BYTES: '16777216',
      LOG_LEVEL: 'warn',
    };
    const [sandbox, bff] = await Promise.all([
      startProcess({
        script: mainOf('sandbox'),
        environment: {
          SANDBOX_PORT: String(sandboxPort),
          SANDBOX_REQUESTS_PER_5_MIN: '0',
          SANDBOX_LOGINS_PER_5_MIN: '0',
        },
        readyUrl: `${sandboxUrl}/sandbox/health`,
      }),
      startBff(environment, bffUrl),
    ]);
    return new ImportWorld(workplace, bffUrl, sandboxUrl, sandbox, environment, bff);
  }

  /** What commands find in their environment: all that a sign-in needs. */
  get environment(): Readonly<Record<string, string>> {
    return { CONTACTS_BASE_URL: this.bffUrl, CONTACTS_APPLICATION_TOKEN: 'sandbox-application-token' };
  }

  path(name: string): string {
    return join(this.workplace.folder, name);
  }

  /** How many rows a journal says are created; 0 when there is none yet. */
  async countCreated(journal: string): Promise<number> {
    const text = await readFile(this.path(journal), 'utf8').catch(() => '');
    return text.split('"state":"created"').length - 1;
  }

  /** Resolves when a journal says that so many rows are created. */
  async untilCreated(journal: string, rows: number): Promise<void> {
    while ((await this.countCreated(journal)) < rows) await pause(20);
  }

  async killBff(): Promise<void> {
    this.bff.kill('SIGKILL');
    await this.bff.exited;
  }

  /** @param changed settings that it had otherwise until now */
  async restartBff(changed: Readonly<Record<string, string>> = {}): Promise<void> {
    this.bff = await startBff({ ...this.bffEnvironment, ...changed }, this.bffUrl);
  }

  /** The vendor's own list, in its order. */
  async listContacts(): Promise<readonly VendorContact[]> {
    const answer = await fetch(`${this.sandboxUrl}/api/v1/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"application_token":"sandbox-application-token"}',
    });
    const { auth_token: token } = (await answer.json()) as { auth_token: string };
    const list = await fetch(`${this.sandboxUrl}/api/v1/organisation/12345/contact`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return (await list.json()) as readonly VendorContact[];
  }

  async injectFault(fault: object, times: number): Promise<void> {
    await fetch(`${this.sandboxUrl}/sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ match: { method: 'POST', path: '/api/v1/organisation' }, times, fault }),
    });
  }

  async stop(): Promise<void> {
    this.bff.kill('SIGTERM');
    await this.bff.exited;
    this.sandbox.kill('SIGTERM');
    await this.sandbox.exited;
    await this.workplace.remove();
  }
}

function startBff(environment: Readonly<Record<string, string>>, url: string): Promise<RunningProcess> {
  return startProcess({ script: mainOf('bff'), environment, readyUrl: `${url}/health/ready` });
}

/** A CSV file of so many contacts whose names begin alike and are all different. */
export function numberedRows(count: number, name: string): string {
  const rows = Array.from({ length: count }, (_, index) => `1,${name} ${index + 1},Łódź`);
  return `type,name,city\n${rows.join('\n')}\n`;
}

/** Of the contacts whose names begin alike: how many, and how many different ones. */
export function tally(contacts: readonly VendorContact[], name: string) {
  const names = contacts.flatMap((contact) =>
    contact.name?.startsWith(`${name} `) === true ? [contact.name] : [],
  );
  return { contacts: names.length, names: new Set(names).size };
}
