import { mkdtemp, rm } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { createApp, type Application } from '../../src/create-app.js';
import { readConfiguration } from '../../src/config/read-configuration.js';
import type { Configuration } from '../../src/config/configuration.js';
import { openLog } from '../../src/platform/logging/create-logger.js';
import { openStorage, type Storage } from '../../src/storage/open-storage.js';
import { openUpstream } from '../../src/upstream/open-upstream.js';
import { makeToken } from './make-token.js';
import { StubVendor } from './stub-vendor.js';

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What a test may send. */
export interface Call {
  /** null sends no Authorization header; the default is a caller of organisation 12345. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Text and bytes go out as they are, everything else as JSON. */
  readonly body?: unknown;
}

/** Path of the contacts of the default caller's organisation. */
export const contactsPath = '/api/v1/organisation/12345/contact';

/** The whole service in this process: real sockets, a real embedded database, a vendor that plays by a script. */
export interface InProcessApp {
  readonly app: Application;
  readonly vendor: StubVendor;
  readonly storage: Storage;
  readonly port: number;
  /** Everything logged so far, one line an entry. */
  readonly logged: () => readonly string[];
  /** Sends one request; the target goes out exactly as given. */
  call(method: string, target: string, call?: Call): Promise<Answer>;
  /** Writes bytes to a new connection and resolves with all that comes back until its end. */
  send(bytes: string): Promise<string>;
  /** Runs a query on the database file, past the service. */
  query(statement: string): readonly Readonly<Record<string, unknown>>[];
  close(): Promise<void>;
}

/**
 * Starts the service on a free port of 127.0.0.1, its database prepared.
 * @param environment variables on top of those that point to the script's vendor
 */
export async function startApp(environment: Readonly<Record<string, string>> = {}): Promise<InProcessApp> {
  const directory = await mkdtemp(join(tmpdir(), 'contacts-bff-'));
  const vendor = await StubVendor.start();
  const configuration = configure({
    UPSTREAM_BASE_URL: vendor.origin,
    BFF_DATA_DIR: directory,
    ...environment,
  });
  const lines: string[] = [];
  const log = openLog(configuration.logLevel, { write: (line: string) => void lines.push(line) });
  const storage = await openStorage(configuration.storage);
  await storage.prepare();
  const upstream = openUpstream(configuration.upstream);
  const app = await createApp(configuration, { storage, upstream, log });
  app.readiness.markPrepared();
  await app.nest.listen(0, '127.0.0.1');
  const { port } = app.nest.getHttpServer().address() as AddressInfo;
  return {
    app,
    vendor,
    storage,
    port,
    logged: () => lines,
    call: (method, target, call = {}) => exchange(port, method, target, call),
    send: (bytes) => sendBytes(port, bytes),
    query: (statement) => queryFile(join(directory, 'contacts.db'), statement),
    async close() {
      await app.drain();
      await upstream.close();
      await storage.close();
      log.close();
      await vendor.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function configure(environment: Readonly<Record<string, string>>): Configuration {
  const read = readConfiguration(environment);
  if (!read.valid) throw new Error(JSON.stringify(read.problems));
  return read.configuration;
}

function exchange(port: number, method: string, path: string, call: Call): Promise<Answer> {
  const { token = makeToken(), body } = call;
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  const bytes = body === undefined ? undefined : raw ? body : JSON.stringify(body);
  const headers = {
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(bytes === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(bytes) }),
    ...call.headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(bytes);
  });
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
