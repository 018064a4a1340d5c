import { Bff, type BffOptions } from './bff.js';
import type { TestEngine, TestStorage } from './engines.js';
import { Sandbox } from './sandbox.js';

/** Opens what a test needs and closes all of it, newest first, however the test ends. */
export class Rig {
  readonly #closers: (() => Promise<void>)[] = [];

  async sandbox(environment: Readonly<Record<string, string>> = {}): Promise<Sandbox> {
    const sandbox = await Sandbox.start(environment);
    this.defer(() => sandbox.close());
    return sandbox;
  }

  async storage({ open }: TestEngine): Promise<TestStorage> {
    const storage = await open();
    this.defer(() => storage.drop());
    return storage;
  }

  async bff(options: BffOptions): Promise<Bff> {
    const bff = await Bff.start(options);
    this.defer(() => bff.close());
    return bff;
  }

  /** Has something closed with the rest. */
  defer(closer: () => Promise<void>): void {
    this.#closers.push(closer);
  }

  /** @throws the first error of a closer, once all have run */
  async close(): Promise<void> {
    const errors: unknown[] = [];
    for (const closer of this.#closers.splice(0).reverse()) {
      await closer().catch((error: unknown) => errors.push(error));
    }
    if (errors.length > 0) throw errors[0];
  }
}

/** Sandbox, database and service, joined. */
export interface Stack {
  readonly sandbox: Sandbox;
  readonly storage: TestStorage;
  readonly bff: Bff;
  /** Of the sandbox's organisation 12345. */
  readonly token: string;
}

/**
 * Starts the usual stack.
 * @param environment what the service gets on top
 */
export async function startStack(
  rig: Rig,
  engine: TestEngine,
  environment: Readonly<Record<string, string>> = {},
): Promise<Stack> {
  const [sandbox, storage] = await Promise.all([rig.sandbox(), rig.storage(engine)]);
  const token = await sandbox.signIn();
  const bff = await rig.bff({
    upstream: sandbox.origin,
    token,
    environment: { ...storage.environment, ...environment },
  });
  return { sandbox, storage, bff, token };
}
