import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { response, type RawResponder } from './raw-server.fixtures.js';
import { unlimited } from './permits.js';
import { creation, openTestUpstream, organisationId, startRig, token } from './upstream-rig.fixtures.js';
import type { Upstream } from './upstream.js';

afterEach(() => {
  jest.restoreAllMocks();
});

/** Turns the monotonic clock ahead. */
function skip(milliseconds: number): void {
  const before = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => before() + milliseconds);
}

const address = { token, lane: 'interactive', organisationId, contactId: '1' } as const;
const paused = (seconds: unknown = 5) => ({
  kind: 'unsent',
  reason: 'breaker_open',
  retryAfterSeconds: seconds,
});

const everyCall: readonly [string, (upstream: Upstream) => Promise<unknown>, unknown][] = [
  ['a creation', (upstream) => upstream.createContact(creation), paused()],
  ['a sign-in', (upstream) => upstream.authenticate('{}'), paused()],
  [
    'a confirmation',
    (upstream) => upstream.confirmCaller(token, organisationId, true, 'interactive'),
    'unavailable',
  ],
  ['a list', (upstream) => upstream.listContacts(address), paused()],
  ['a read', (upstream) => upstream.getContact(address), paused()],
  ['a change', (upstream) => upstream.updateContact(address, '{}'), paused()],
  ['a removal', (upstream) => upstream.deleteContact(address), paused()],
  ['the countries', (upstream) => upstream.listCountries(address, undefined), paused()],
  ['the own organisation', (upstream) => upstream.readOwnOrganisation(address), paused()],
];

async function startFailing() {
  const vendor: { respond: RawResponder } = { respond: (socket) => socket.write(response(503, [], '')) };
  const rig = await startRig((socket, request) => vendor.respond(socket, request));
  return { ...rig, vendor };
}

describe('a vendor that has failed ten times in a row', () => {
  it('gets no call of any kind for five seconds', async () => {
    const { server, upstream } = await startFailing();
    for (let call = 0; call < 10; call++) {
      expect(await upstream.readOwnOrganisation(address)).toMatchObject({ kind: 'unknown', status: 503 });
    }
    for (const [name, call, result] of everyCall) {
      expect([name, await call(upstream)]).toEqual([name, result]);
    }
    expect(server.requests).toHaveLength(10);
  });

  it.each(everyCall)('costs no permit meanwhile, as with %s', async (_name, call) => {
    const { server } = await startFailing();
    const taken: string[] = [];
    const take = (kind: string) => taken.push(kind) > 0;
    const upstream = openTestUpstream(server.origin, {}, { ...unlimited, take });
    for (let count = 0; count < 10; count++) await upstream.authenticate('{}');
    await call(upstream);
    await upstream.createContact({ ...creation, lane: 'unaccepted' });
    expect(taken).toEqual(Array(10).fill('login'));
  });

  it.each(everyCall)('is tried again by one call, be it %s', async (_name, call) => {
    const { server, upstream, vendor } = await startFailing();
    for (let count = 0; count < 10; count++) await upstream.authenticate('{}');
    skip(5_000);
    const arrived = new Promise<() => void>((resolve) => {
      vendor.respond = (socket) =>
        resolve(() => {
          socket.write(response(404, [], ''));
        });
    });
    const probe = call(upstream);
    const answer = await arrived;
    expect(await upstream.createContact(creation)).toEqual(paused(1));
    answer();
    await probe;
    vendor.respond = (socket) => socket.write(response(201, [], '{"contact_id":"1"}'));
    expect(await upstream.createContact(creation)).toMatchObject({ kind: 'created' });
    expect(server.requests).toHaveLength(12);
  });

  it('is also one whose name does not resolve: every try counts', async () => {
    const upstream = openTestUpstream('http://nowhere.invalid');
    for (let call = 0; call < 3; call++) {
      expect(await upstream.createContact(creation)).toMatchObject({ reason: 'dns' });
    }
    expect(await upstream.createContact(creation)).toEqual(paused());
  });

  it('is not taken for one by what a token does that cannot be sent', async () => {
    const { upstream, vendor } = await startFailing();
    vendor.respond = (socket) => socket.write(response(201, [], '{"contact_id":"1"}'));
    for (let call = 0; call < 20; call++) {
      expect(await upstream.createContact({ ...creation, token: 'a\nb' })).toMatchObject({ reason: 'other' });
    }
    expect(await upstream.createContact(creation)).toMatchObject({ kind: 'created' });
  });
});
