import { describe, expect, it } from '@jest/globals';

import { answering } from './raw-server.fixtures.js';
import { creation, startRig } from './upstream-rig.fixtures.js';

const nulls = { error_code: null, error_token: null, message: null };
const nobody = { ...nulls, errors: [] };
const json = ['Content-Type: application/json'];

async function createAgainst(status: number, headers: readonly string[], body: string) {
  const { server, upstream } = await startRig(answering(status, headers, body));
  const result = await upstream.createContact(creation);
  expect(server.requests).toHaveLength(1);
  return result;
}

describe('a refused creation', () => {
  it('422 with nested errors', async () => {
    const nested = {
      error_code: 1401,
      error_token: 'InvalidReference',
      message: "Country with Id '0' not found.",
    };
    const outer = { error_code: 1400, error_token: 'InputValidationFailed', message: 'Validation failed.' };
    expect(await createAgainst(422, json, JSON.stringify({ ...outer, errors: [nested] }))).toEqual({
      kind: 'rejected',
      status: 422,
      refusal: { ...outer, errors: [nested] },
    });
  });

  it('422 with an empty text/html body', async () => {
    expect(await createAgainst(422, ['Content-Type: text/html; charset=UTF-8'], '')).toEqual({
      kind: 'rejected',
      status: 422,
      refusal: nobody,
    });
  });

  it.each([400, 409] as const)('%i', async (status) => {
    expect(
      await createAgainst(status, json, '{"error_code":1000,"error_token":"BadRequest","message":"No."}'),
    ).toEqual({
      kind: 'rejected',
      status,
      refusal: { error_code: 1000, error_token: 'BadRequest', message: 'No.', errors: [] },
    });
  });

  it('401 in the dialect of the gateway', async () => {
    const message = 'token contains an invalid number of segments';
    expect(await createAgainst(401, json, JSON.stringify({ message }))).toEqual({
      kind: 'not_authenticated',
      refusal: { ...nobody, message },
    });
  });

  it.each([
    [401, 'not_authenticated'],
    [403, 'forbidden'],
    [404, 'not_found'],
  ])('%i without a body', async (status, kind) => {
    expect(await createAgainst(status, [], '')).toEqual({ kind, refusal: nobody });
  });

  it('stays refused when its body is cut', async () => {
    const { upstream } = await startRig((socket) => {
      socket.write('HTTP/1.1 422 \r\nContent-Length: 100\r\n\r\n{"error_code":14');
      setImmediate(() => socket.resetAndDestroy());
    });
    expect(await upstream.createContact(creation)).toEqual({
      kind: 'rejected',
      status: 422,
      refusal: nobody,
    });
  });
});

describe('429', () => {
  it.each<[string[], number]>([
    [['Retry-After: 30'], 30],
    [['Retry-After: Wed, 21 Oct 2015 07:28:00 GMT'], 1],
    [['Retry-After: Fri, 31 Dec 2999 23:59:59 GMT'], 3600],
    [['Retry-After: -5'], 1],
    [['Retry-After: 1.5'], 2],
    [['Retry-After: garbage'], 10],
    [['Retry-After: 5', 'Retry-After: 7'], 10],
    [[], 10],
  ])('with %j: wait %i s', async (headers, retryAfterSeconds) => {
    expect(await createAgainst(429, headers, '{"message":"Too many"}')).toEqual({
      kind: 'rate_limited',
      retryAfterSeconds,
    });
  });
});
