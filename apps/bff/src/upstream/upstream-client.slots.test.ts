import { describe, expect, it } from '@jest/globals';
import type { Socket } from 'node:net';
import type { Permits } from './permits.js';
import { RawServer, response } from './raw-server.fixtures.js';
import { creation, openTestUpstream, organisationId, startRig, token } from './upstream-rig.fixtures.js';

const overloaded = { kind: 'unsent', reason: 'overloaded' };
const created = response(201, [], '{"contact_id":"1"}');

/** A vendor that answers only when told to, with every connection under way. */
async function startFull(timeoutMs: number) {
  const held: Socket[] = [];
  const rig = await startRig((socket) => held.push(socket), { timeoutMs });
  const underWay = Array.from({ length: 64 }, () => rig.upstream.createContact(creation));
  while (held.length < 64) await new Promise((resolve) => setImmediate(resolve));
  return { ...rig, held, underWay };
}

describe('a vendor with as many calls under way as there are connections', () => {
  it('gets what waits, and what comes beyond that is not sent and told so at once', async () => {
    const { server, upstream, held, underWay } = await startFull(20_000);
    const waiting = Array.from({ length: 256 }, () => upstream.createContact(creation));
    expect(await upstream.createContact(creation)).toMatchObject(overloaded);
    expect(await upstream.authenticate('{}')).toMatchObject(overloaded);
    expect(await upstream.listContacts({ token, lane: 'interactive', organisationId })).toMatchObject(
      overloaded,
    );
    expect(await upstream.confirmCaller(token, organisationId, true, 'interactive')).toBe('unavailable');
    expect(server.requests).toHaveLength(64);

    let answered = 0;
    while (answered < 64 + 256) {
      for (const socket of held.splice(0)) {
        socket.write(created);
        answered += 1;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const result of await Promise.all([...underWay, ...waiting])) {
      expect(result).toMatchObject({ kind: 'created' });
    }
    expect(server.requests).toHaveLength(64 + 256);
  });

  it('does not get what has waited for half of the deadline', async () => {
    const { server, upstream, underWay } = await startFull(1_000);
    expect(await upstream.createContact(creation)).toMatchObject(overloaded);
    expect(new Set((await Promise.all(underWay)).map(({ kind }) => kind))).toEqual(new Set(['in_doubt']));
    expect(server.requests).toHaveLength(64);
  });
});

describe('tokens that the vendor has never accepted', () => {
  const forged = Array.from({ length: 400 }, (_, index) => ({
    ...creation,
    token: `forged.${index}`,
    lane: 'unaccepted' as const,
  }));

  /** A vendor that answers, and a database that does not lease permits to strangers for a while. */
  async function startScarce() {
    const waiting: ((seconds: number | undefined) => void)[] = [];
    const permits: Permits = {
      take: (kind) => kind === 'interactive',
      wait: () => new Promise((resolve) => waiting.push(resolve)),
      pause: () => undefined,
    };
    const server = await RawServer.start((socket) => socket.write(created));
    const upstream = openTestUpstream(server.origin, {}, permits);
    return { server, upstream, waiting };
  }

  it('keep no slot from others while they wait for a permit, and no place in the queue for one', async () => {
    const { server, upstream, waiting } = await startScarce();
    const flood = forged.map((call) => upstream.createContact(call));
    const signIns = Array.from({ length: 100 }, () => upstream.authenticate('{}'));
    expect(await upstream.createContact(creation)).toMatchObject({ kind: 'created' });
    expect(server.requests).toHaveLength(1);
    for (const answer of waiting) answer(7);
    for (const result of await Promise.all([...flood, ...signIns]))
      expect(result).toMatchObject({ kind: 'unsent', reason: 'quota', retryAfterSeconds: 7 });
    await server.close();
  });

  it('are sent when their permits have come', async () => {
    const { server, upstream, waiting } = await startScarce();
    const flood = forged.slice(0, 100).map((call) => upstream.createContact(call));
    for (const grant of waiting) grant(undefined);
    for (const result of await Promise.all(flood)) expect(result).toMatchObject({ kind: 'created' });
    expect(server.requests).toHaveLength(100);
    await server.close();
  });
});
