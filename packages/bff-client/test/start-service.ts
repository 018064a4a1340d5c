import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '@contacts/test-servers';
import type { BffConnection } from '../src/index.js';

/** Organisation of the sandbox's application token. */
export const organisationId = 12345;

/** A BFF on embedded SQLite in front of a sandbox, as built. */
export interface Service {
  /** With a token that the sandbox has issued. */
  readonly connection: BffConnection;
  /** Lets something go wrong at the vendor with the next request that matches, a creation by default. */
  plan(fault: string | object, match?: { readonly path: string }): Promise<void>;
  /** Every creation that the vendor has seen, newest last. */
  creations(): Promise<readonly unknown[]>;
  stop(): Promise<void>;
}

/** @param environment what the BFF gets on top */
export async function startService(environment: Readonly<Record<string, string>> = {}): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-bff-client-'));
  const stack = await startStack(folder, environment);
  const { bffUrl: baseUrl, sandboxUrl } = stack;
  const post = (path: string, body: object) =>
    fetch(sandboxUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const signedIn = await post('/api/v1/authenticate', { application_token: 'sandbox-application-token' });
  const { auth_token: token } = (await signedIn.json()) as { auth_token: string };
  return {
    connection: { baseUrl, credential: { kind: 'bearer', token: () => token } },
    async plan(fault, { path } = { path: '/api/v1/organisation' }) {
      await post('/sandbox/faults', { match: { method: 'POST', path }, times: 1, fault });
    },
    async creations() {
      const seen = (await (await fetch(`${sandboxUrl}/sandbox/requests`)).json()) as {
        method: string;
        path: string;
      }[];
      return seen.filter(({ method, path }) => method === 'POST' && path.endsWith('/contact'));
    },
    async stop() {
      await stack.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
