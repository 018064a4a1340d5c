import type { CallerConfirmation } from './confirm-caller.js';
import { describe, expect, it } from '@jest/globals';

import { answering, type RawResponder } from './raw-server.fixtures.js';
import { impatient, openTestUpstream, organisationId, startRig, token } from './upstream-rig.fixtures.js';

async function confirmAgainst(respond: RawResponder, own: boolean, limits = {}) {
  const { server, upstream } = await startRig(respond, limits);
  const confirmation = await upstream.confirmCaller(token, organisationId, own, 'unaccepted');
  return { confirmation, requests: server.requests.map(({ requestLine }) => requestLine) };
}

const ownRequest = ['GET /api/v1/organisation/my HTTP/1.1'];
const listRequest = ['GET /api/v1/organisation/12345/contact HTTP/1.1'];

describe('confirmCaller', () => {
  it.each<[string, string]>([
    ['{"id":12345,"name":"Example Org"}', 'accepted'],
    ['{"id":"12345"}', 'accepted'],
    ['{"name":"no id"}', 'accepted'],
    ['{"id":67890}', 'forbidden'],
    ['{"id":null}', 'forbidden'],
    ['', 'unavailable'],
    ['[]', 'unavailable'],
    ['<html>Sign in to this network</html>', 'unavailable'],
  ])('own organisation, 200 with %j: %s', async (body, confirmation) => {
    expect(await confirmAgainst(answering(200, [], body), true)).toEqual({
      confirmation,
      requests: ownRequest,
    });
  });

  it.each<[string, string, string]>([
    ['an empty list', '[]', 'accepted'],
    ['a list', '[{"id":1}]', 'accepted'],
    ['a list over the size limit', `[${'{"id":1},'.repeat(50_000)}{}]`, 'accepted'],
    ['an object', '{"id":12345}', 'unavailable'],
    ['HTML over the size limit', '<html>'.padEnd(300_000), 'unavailable'],
    ['nothing', '', 'unavailable'],
  ])('another organisation, 200 with %s: %s', async (_case, body, confirmation) => {
    expect(await confirmAgainst(answering(200, [], body), false)).toEqual({
      confirmation,
      requests: listRequest,
    });
  });

  it.each<[RawResponder, CallerConfirmation]>([
    [answering(401, [], '{"message":"x"}'), 'not_authenticated'],
    [answering(403, [], ''), 'forbidden'],
    [answering(404, [], ''), 'forbidden'],
    [answering(204, [], ''), 'unavailable'],
    [answering(302, ['Location: https://evil.example/'], ''), 'unavailable'],
    [answering(429, ['Retry-After: 5'], ''), { retryAfterSeconds: 5 }],
    [answering(500, [], ''), 'unavailable'],
    [(socket) => socket.resetAndDestroy(), 'unavailable'],
  ])('answer %#: the same for both', async (respond, confirmation) => {
    expect(await confirmAgainst(respond, true)).toEqual({ confirmation, requests: ownRequest });
    expect(await confirmAgainst(respond, false)).toEqual({ confirmation, requests: listRequest });
  });

  it('is unavailable when no answer comes', async () => {
    const { confirmation } = await confirmAgainst(() => undefined, true, impatient);
    expect(confirmation).toBe('unavailable');
  });

  it('sends the token to nobody when the vendor cannot be reached', async () => {
    const upstream = openTestUpstream('http://nowhere.invalid');
    expect(await upstream.confirmCaller(token, organisationId, true, 'unaccepted')).toBe('unavailable');
  });

  it('throws for an organisation id that is none', async () => {
    const { server, upstream } = await startRig(answering(200, [], '{}'));
    await expect(upstream.confirmCaller(token, 1.5, true, 'unaccepted')).rejects.toThrow(RangeError);
    expect(server.requests).toEqual([]);
  });
});
