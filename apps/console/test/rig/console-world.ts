import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { chromiumOptions, createTestDatabase, freePort, startProcess } from '@contacts/test-servers';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { ConsolePage } from './console-page.js';
import { SandboxControl } from './sandbox-control.js';

const app = (name: string) => fileURLToPath(new URL(`../../../${name}/dist/main.js`, import.meta.url));
const key = (): string => `test:${randomBytes(32).toString('base64url')}`;

/** Everything that the console needs, for real: the vendor's stand-in, PostgreSQL, the BFF that serves it, Chromium. */
export class ConsoleWorld {
  readonly #closers: (() => Promise<unknown>)[] = [];
  readonly #pages: ConsolePage[] = [];
  #shared: ConsolePage | undefined;

  private constructor(
    readonly origin: string,
    readonly sandbox: SandboxControl,
    private readonly browser: Browser,
  ) {}

  static async start(): Promise<ConsoleWorld> {
    const [bffPort, sandboxPort, database] = [await freePort(), await freePort(), await createTestDatabase()];
    const origin = `http://127.0.0.1:${bffPort}`;
    const vendor = `http://127.0.0.1:${sandboxPort}`;
    const sandbox = await startProcess({
      script: app('sandbox'),
      environment: {
        SANDBOX_PORT: String(sandboxPort),
        SANDBOX_REQUESTS_PER_5_MIN: '0',
        SANDBOX_LOGINS_PER_5_MIN: '30',
      },
      readyUrl: `${vendor}/sandbox/health`,
    });
    const bff = await startProcess({
      script: app('bff'),
      environment: {
        BFF_PORT: String(bffPort),
        UPSTREAM_BASE_URL: vendor,
        DATABASE_URL: database.url,
        BFF_SECRET_KEYS: key(),
        BFF_AUDIT_SIGNING_KEY: key(),
        BFF_REQUESTS_PER_MINUTE: '0',
        UPSTREAM_REQUESTS_PER_5_MIN: '0',
        UPSTREAM_LOGINS_PER_5_MIN: '0',
        UPSTREAM_SETTLE_AFTER_MS: '1000',
      },
      readyUrl: `${origin}/health/ready`,
    });
    const browser = await chromium.launch(chromiumOptions());
    const world = new ConsoleWorld(origin, new SandboxControl(vendor), browser);
    for (const process of [bff, sandbox]) {
      world.#closers.push(() => {
        process.kill('SIGKILL');
        return process.exited;
      });
    }
    world.#closers.unshift(() => browser.close());
    world.#closers.push(() => database.drop());
    return world;
  }

  /** Opens the console in a browser of its own, that is: without a session, and with nothing kept. */
  async open(path = '/', options: BrowserContextOptions = {}): Promise<ConsolePage> {
    const context = await this.browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    context.setDefaultTimeout(12_000);
    const page = await ConsolePage.open(context, `${this.origin}/console${path}`);
    this.#pages.push(page);
    return page;
  }

  /** The same, with Ada signed in. */
  async openSignedIn(path = '/contacts'): Promise<ConsolePage> {
    const page = await this.open(path);
    await page.signIn();
    return page;
  }

  /**
   * The console where Ada is signed in already, in a browser that the tests share one after the other, with nothing kept:
   * starting one costs more than most tests.
   */
  async visit(path = '/contacts'): Promise<ConsolePage> {
    if (this.#shared === undefined) {
      this.#shared = await this.openSignedIn(path);
      this.#pages.splice(this.#pages.indexOf(this.#shared), 1);
      return this.#shared;
    }
    await this.#shared.begin(`${this.origin}/console${path}`);
    return this.#shared;
  }

  /** What any page since the last call has complained about; closes those that are not shared. */
  async complaints(): Promise<readonly string[]> {
    const pages = this.#pages.splice(0);
    await Promise.all(pages.map(({ context }) => context.close()));
    const shared = this.#shared?.complaints.splice(0) ?? [];
    return [...pages.flatMap(({ complaints }) => complaints), ...shared];
  }

  async close(): Promise<void> {
    for (const close of this.#closers) await close();
  }
}
