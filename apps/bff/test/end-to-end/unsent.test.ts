import { createServer, type AddressInfo } from 'node:net';
import { freePort } from '@contacts/test-servers';
import { afterAll, describe, expect, it } from '@jest/globals';
import { answering, RawServer } from '../../src/upstream/raw-server.fixtures.js';
import { makeCertificate } from '../../src/upstream/test-certificate.fixtures.js';
import { claimedToken } from '../rig/claimed-token.js';
import { engines } from '../rig/engines.js';
import { expectRefusal } from '../rig/problem.js';
import { Rig } from '../rig/rig.js';
import { storedEvents, storedOperations } from '../rig/stored-rows.js';

const rig = new Rig();
afterAll(() => rig.close());

/** An address that proves to be somebody else's, and how many requests have come to it. */
async function startImpostor(): Promise<{ origin: string; requests: () => number }> {
  const identity = makeCertificate({ name: 'Nobody in particular', address: '127.0.0.1' });
  const server = await RawServer.start(answering(201, [], '{"contact_id":"1"}'), identity);
  rig.defer(() => server.close());
  return { origin: server.origin, requests: () => server.requests.length };
}

/** An address that takes connections and never says a word, so that no TLS connection comes about. */
async function startSilence(): Promise<string> {
  const server = createServer((socket) => socket.on('error', () => undefined).resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  rig.defer(() => new Promise((resolve) => server.close(() => resolve())));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Unreachable {
  readonly because: string;
  readonly upstream: () => Promise<string>;
  readonly status: number;
  readonly slug: string;
  readonly retry: string;
}

const unsent: readonly Unreachable[] = [
  {
    because: 'nobody listens at its address',
    upstream: async () => `http://127.0.0.1:${await freePort()}`,
    status: 503,
    slug: 'not-sent',
    retry: 'safe',
  },
  {
    because: 'its name does not resolve',
    upstream: () => Promise.resolve('https://vendor.invalid'),
    status: 503,
    slug: 'not-sent',
    retry: 'safe',
  },
  {
    because: 'its address does not speak TLS',
    upstream: startSilence,
    status: 503,
    slug: 'not-sent',
    retry: 'safe',
  },
  {
    because: 'its certificate is nobody’s that we trust',
    upstream: async () => (await startImpostor()).origin,
    status: 502,
    slug: 'upstream-protocol',
    retry: 'never',
  },
];

describe.each(unsent)('when the vendor cannot be reached because $because', (row) => {
  it(`answers ${row.status}, records not_sent and lets the key be sent again`, async () => {
    const storage = await rig.storage(engines[1]);
    const bff = await rig.bff({
      upstream: await row.upstream(),
      token: claimedToken(),
      environment: { ...storage.environment, UPSTREAM_TIMEOUT_MS: '2000' },
    });
    const contact = { type: { id: 1 }, name: 'Ada' };
    const key = { 'idempotency-key': 'free-again' };
    for (const headers of [{}, key, key]) {
      const answer = await bff.create(contact, headers);
      const problem = expectRefusal(answer, row.status, row.slug);
      expect(problem.retry).toBe(row.retry);
      expect(answer.headers['operation-id']).toBe(problem.operation_id);
      expect(answer.headers['retry-after']).toEqual(
        row.status === 503 ? expect.stringMatching(/^[1-9]\d*$/) : undefined,
      );
    }
    const creations = await storedOperations(storage);
    expect(creations.map(({ state, contact_id }) => [state, contact_id])).toEqual([
      ['not_sent', null],
      ['not_sent', null],
    ]);
    const outcomes = (await storedEvents(storage)).filter(({ action }) => action === 'contact.create');
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 6 }, (_, index) => (index % 2 === 0 ? 'attempted' : 'not_sent')),
    );
  });
});

it('gives neither contact nor token to an address that does not prove its identity', async () => {
  const storage = await rig.storage(engines[1]);
  const impostor = await startImpostor();
  const bff = await rig.bff({
    upstream: impostor.origin,
    token: claimedToken(),
    // Node would skip the check of certificates for this one.
    environment: { ...storage.environment, NODE_TLS_REJECT_UNAUTHORIZED: '0' },
  });
  const answer = await bff.create({ type: { id: 1 } });
  expectRefusal(answer, 502, 'upstream-protocol');
  expect(impostor.requests()).toBe(0);
});

it('spares a vendor that is down, and its callers the wait, and says so', async () => {
  const storage = await rig.storage(engines[1]);
  const upstream = `http://127.0.0.1:${await freePort()}`;
  const bff = await rig.bff({ upstream, token: claimedToken(), environment: storage.environment });
  const details: string[] = [];
  for (let attempt = 0; attempt < 5; attempt++) {
    const answer = await bff.create({ type: { id: 1 } });
    const problem = expectRefusal(answer, 503, 'not-sent');
    expect(problem.retry).toBe('safe');
    details.push(problem.detail);
  }
  expect(details[0]).toMatch(/cannot be reached/);
  expect(details[4]).toMatch(/pause/);
  expect(await bff.metrics()).toContain('contacts_upstream_breaker_state 2');
});
