import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { openAuditKeys } from '../../src/audit/sealing/audit-keys.js';
import { readConfiguration } from '../../src/config/read-configuration.js';
import type { Configuration } from '../../src/config/configuration.js';
import { createApp, type Application } from '../../src/create-app.js';
import { openVendor } from '../../src/open-vendor.js';
import { openLog } from '../../src/platform/logging/create-logger.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { observeStorage } from '../../src/platform/metrics/observe-storage.js';
import { openSecrets } from '../../src/secrets/open-secrets.js';
import { openStorage, type Storage } from '../../src/storage/open-storage.js';
import { AnswerWatch } from '../contract/answer-watch.js';
import { claimedToken } from './claimed-token.js';
import { HttpClient, type Call, type WireAnswer } from './http-client.js';
import { noQuota } from './no-quota.js';
import { ScriptedVendor } from './scripted-vendor.js';

/** Path of the contacts of the default caller's organisation. */
export const contactsPath = '/api/v1/organisation/12345/contact';

/** What to send; without a bearer it is that of the default caller, and null sends none. */
export type AppCall = Omit<Call, 'bearer'> & { readonly bearer?: string | null };

/** The whole service in this process: real sockets, a real embedded database, a vendor that plays by a script. */
export interface InProcessApp {
  readonly app: Application;
  readonly vendor: ScriptedVendor;
  readonly storage: Storage;
  readonly port: number;
  /** Bearer of the default caller: application 7 of organisation 12345. */
  readonly token: string;
  /** Everything logged so far, one line an entry. */
  readonly logged: readonly string[];
  call(method: string, path: string, call?: AppCall): Promise<WireAnswer>;
  /** Writes bytes to a new connection and resolves with all that comes back until its end. */
  send(bytes: string): Promise<string>;
  /** Runs a query on the database file, past the service. */
  query(statement: string): readonly Readonly<Record<string, unknown>>[];
  /** Changes the database file, past the service. */
  execute(statement: string): void;
  close(): Promise<void>;
}

/**
 * Starts the service on a free port of 127.0.0.1, its database prepared.
 * @param environment variables on top of those that point to the scripted vendor
 * @param consoleFolder of the console; by default there is none
 */
export async function startApp(
  environment: Readonly<Record<string, string>> = {},
  consoleFolder = join(tmpdir(), 'contacts-no-console'),
): Promise<InProcessApp> {
  const directory = await mkdtemp(join(tmpdir(), 'contacts-bff-'));
  const vendor = await ScriptedVendor.start();
  const configuration = configure({
    UPSTREAM_BASE_URL: vendor.origin,
    BFF_DATA_DIR: directory,
    ...noQuota,
    ...environment,
  });
  const logged: string[] = [];
  const log = openLog(configuration.logLevel, { write: (line: string) => void logged.push(line) });
  const metrics = new Metrics();
  const storage = await openStorage(configuration.storage, observeStorage(log, metrics));
  await storage.prepare();
  const auditKeys = openAuditKeys(configuration.audit, configuration.storage);
  const secrets = openSecrets(configuration.secretKeys, configuration.storage);
  const { upstream, settlement } = openVendor(configuration, { storage, secrets, log, metrics });
  const app = await createApp(configuration, {
    storage,
    upstream,
    log,
    metrics,
    auditKeys,
    secrets,
    settlement,
    consoleFolder,
    version: '0.0.0-test',
  });
  app.readiness.markPrepared();
  await app.nest.listen(0, '127.0.0.1');
  const { port } = app.nest.getHttpServer().address() as AddressInfo;
  const answers = new AnswerWatch();
  const client = new HttpClient(`http://127.0.0.1:${port}`, answers.note);
  const token = claimedToken();
  return {
    app,
    vendor,
    storage,
    port,
    token,
    logged,
    call(method, path, { bearer = token, ...call } = {}) {
      return client.send(method, path, bearer === null ? call : { bearer, ...call });
    },
    send: (bytes) => sendBytes(port, bytes),
    query: (statement) => queryFile(join(directory, 'contacts.db'), statement),
    execute(statement) {
      const database = new Libsql(join(directory, 'contacts.db'));
      database.exec(statement);
      database.close();
    },
    async close() {
      await client.close();
      await app.drain();
      await upstream.close();
      await storage.close();
      log.close();
      await vendor.close();
      await rm(directory, { recursive: true, force: true });
      answers.assertNoDeviation();
    },
  };
}

function configure(environment: Readonly<Record<string, string>>): Configuration {
  const read = readConfiguration(environment);
  if (!read.valid) throw new Error(JSON.stringify(read.problems));
  return read.configuration;
}

function sendBytes(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}

function queryFile(file: string, statement: string): readonly Readonly<Record<string, unknown>>[] {
  const database = new Libsql(file, { readonly: true });
  try {
    return database.prepare(statement).all() as Record<string, unknown>[];
  } finally {
    database.close();
  }
}
