import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { freePort } from '@contacts/test-servers';
import tls from 'node:tls';

import { answering, RawServer } from './raw-server.fixtures.js';
import { makeCertificate, type TestIdentity } from './test-certificate.fixtures.js';
import { creation, impatient, openTestUpstream, startRig } from './upstream-rig.fixtures.js';

const unsent = (reason: string) => ({ kind: 'unsent', reason });

describe('a creation that never leaves', () => {
  it('names DNS', async () => {
    const upstream = openTestUpstream('http://nowhere.invalid');
    expect(await upstream.createContact(creation)).toEqual(unsent('dns'));
  });

  it('names a refused connection', async () => {
    const upstream = openTestUpstream(`http://127.0.0.1:${await freePort()}`);
    expect(await upstream.createContact(creation)).toEqual(unsent('refused'));
  });

  it('names a connection that is never ready: TLS without an answer', async () => {
    const { server } = await startRig(() => undefined);
    const upstream = openTestUpstream(server.origin.replace('http:', 'https:'), impatient);
    expect(await upstream.createContact(creation)).toEqual(unsent('connect_timeout'));
  });

  it.each(['with\r\nX-Injected: 1', 'with\nnewline', 'with\0null', 'with 🎈'])(
    'refuses a token that is no header value: %j',
    async (token) => {
      const { server, upstream } = await startRig(answering(201, [], '{"id":1}'));
      expect(await upstream.createContact({ ...creation, token })).toEqual(unsent('other'));
      expect(server.requests).toEqual([]);
    },
  );

  it('is aborted after close', async () => {
    const { server, upstream } = await startRig(answering(201, [], '{"id":1}'));
    await upstream.close();
    expect(await upstream.createContact(creation)).toEqual(unsent('aborted_before_send'));
    expect(server.requests).toEqual([]);
    await expect(upstream.close()).resolves.toBeUndefined();
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 53])('throws for %p as organisation id', async (organisationId) => {
    const { server, upstream } = await startRig(answering(201, [], '{"id":1}'));
    await expect(upstream.createContact({ ...creation, organisationId })).rejects.toThrow(RangeError);
    expect(server.requests).toEqual([]);
  });
});

describe('a server that cannot prove its identity', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });
  const authority = makeCertificate({ name: 'Test authority' });

  /** Trusts the test's own authority as if the machine did; nothing else about verification changes. */
  function trustAuthority(): void {
    const original = tls.createSecureContext;
    jest
      .spyOn(tls, 'createSecureContext')
      .mockImplementation((options) => original({ ...options, ca: authority.cert }));
  }

  const signed = (request: { address: string; notAfter?: string }) =>
    makeCertificate({ name: 'leaf', issuer: authority.issuer, ...request });

  async function createAt(identity: TestIdentity) {
    const { server, upstream } = await startRig(answering(201, [], '{"id":4711}'), {}, identity);
    return { result: await upstream.createContact(creation), requests: server.requests.length };
  }

  it.each<[string, TestIdentity]>([
    ['of another name', signed({ address: 'other.example' })],
    ['that has expired', signed({ address: '127.0.0.1', notAfter: '210101000000Z' })],
    ['that is self-signed', makeCertificate({ name: 'self', address: '127.0.0.1' })],
  ])('a certificate %s: nothing is sent', async (_case, identity) => {
    trustAuthority();
    expect(await createAt(identity)).toEqual({ result: unsent('tls_identity'), requests: 0 });
  });

  it('an unknown authority: nothing is sent', async () => {
    expect(await createAt(signed({ address: '127.0.0.1' }))).toEqual({
      result: unsent('tls_identity'),
      requests: 0,
    });
  });

  it('is verified by our own demand: the environment variable that switches verification off has no say', async () => {
    const connect = jest.spyOn(tls, 'connect');
    await createAt(makeCertificate({ name: 'self', address: '127.0.0.1' }));
    expect(connect).toHaveBeenCalledWith(expect.objectContaining({ rejectUnauthorized: true }));
  });

  it('the right name from a known authority is accepted', async () => {
    trustAuthority();
    const { result, requests } = await createAt(signed({ address: '127.0.0.1' }));
    expect(result).toMatchObject({ kind: 'created', contactId: '4711' });
    expect(requests).toBe(1);
  });
});

describe('proxies of the environment', () => {
  it('are not used', async () => {
    const proxy = await RawServer.start(answering(201, [], '{"id":1}'));
    process.env['HTTP_PROXY'] = process.env['http_proxy'] = proxy.origin;
    try {
      const { upstream } = await startRig(answering(201, [], '{"id":4711}'));
      expect(await upstream.createContact(creation)).toMatchObject({ kind: 'created', contactId: '4711' });
      expect(proxy.requests).toEqual([]);
    } finally {
      delete process.env['HTTP_PROXY'];
      delete process.env['http_proxy'];
      await proxy.close();
    }
  });
});
