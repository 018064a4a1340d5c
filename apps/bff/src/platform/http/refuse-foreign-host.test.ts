import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';
import { refuseForeignHost } from './refuse-foreign-host.js';

const allowed = new Set(['localhost', '127.0.0.1', '[::1]', 'contacts.example.com']);

/** The slug of the refusal, undefined when the request passes. */
function refusal(
  host: string | undefined,
  url = '/bff/contact-types',
  check = refuseForeignHost(allowed),
): string | undefined {
  try {
    check({ headers: host === undefined ? {} : { host }, url } as FastifyRequest, {} as FastifyReply);
  } catch (error) {
    if (error instanceof Problem) return error.slug;
    throw error;
  }
  return undefined;
}

describe('refuseForeignHost', () => {
  it.each([
    'localhost',
    'localhost:3000',
    'LOCALHOST:3000',
    'localhost.',
    'localhost.:3000',
    '127.0.0.1',
    '127.0.0.1:65535',
    '[::1]',
    '[::1]:3000',
    'Contacts.Example.COM',
  ])('lets %s pass', (host) => expect(refusal(host)).toBeUndefined());

  it.each([
    '',
    'evil.example',
    'localhost.evil.example',
    'evil.example:3000',
    'localhost..',
    'localhost:',
    'localhost:123456',
    'localhost:3000:3000',
    'localhost:evil',
    '::1',
    '[::1',
    '[::1].',
    '[::2]',
    '[::1]evil',
    'user@localhost',
    'localhost/evil',
    'localhost#evil',
    'localhost evil',
    'localhost,evil.example',
    'http://localhost',
    '0.0.0.0',
    '2130706433',
    'ſocalhost',
  ])('refuses "%s"', (host) => expect(refusal(host)).toBe('host-not-allowed'));

  it('refuses a request without one as broken', () => expect(refusal(undefined)).toBe('bad-request'));

  it.each(['/health/live', '/health/ready'])('lets any host ask for %s', (url) => {
    expect([refusal('evil.example', url), refusal(undefined, url)]).toEqual([undefined, undefined]);
  });

  it.each(['/healthy', '/health', '//health/live', '/bff?/health/', 'http://x/health/live'])(
    'takes %s for no health check',
    (url) => expect(refusal('evil.example', url)).toBe('host-not-allowed'),
  );

  it('remembers what it accepted, not what it refused', () => {
    const check = refuseForeignHost(allowed);
    for (let port = 1; port < 300; port++) expect(refusal(`localhost:${port}`, '/', check)).toBeUndefined();
    for (const host of ['evil.example', 'evil.example', 'localhost:1', 'localhost:299']) {
      expect(refusal(host, '/', check)).toBe(host.startsWith('evil') ? 'host-not-allowed' : undefined);
    }
  });

  it('lets no other name pass, whatever it looks like', () => {
    const odd = fc.oneof(
      fc.string(),
      fc.domain(),
      fc.ipV6(),
      fc.string().map((text) => `localhost${text}`),
    );
    fc.assert(
      fc.property(odd, (host) => {
        if (refusal(host) !== undefined) return;
        expect(allowed.has(new URL(`http://${host}`).hostname.replace(/\.$/, ''))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
