import { describe, expect, it } from '@jest/globals';
import type { Socket } from 'node:net';
import { response } from './raw-server.fixtures.js';
import { creation, organisationId, startRig, token } from './upstream-rig.fixtures.js';

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
