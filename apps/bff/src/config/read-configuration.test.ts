import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accept, problems, seed } from '../../test/rig/read-environment.js';
import { readConfiguration } from './read-configuration.js';

describe('readConfiguration', () => {
  it('needs the vendor’s address only', () => {
    expect(accept({ BFF_AUDIT_SIGNING_KEY: '', BFF_SECRET_KEYS: '' })).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicOrigin: 'http://127.0.0.1:3000',
      allowedHosts: new Set(['localhost', '127.0.0.1', '[::1]']),
      trustedProxies: [],
      maxBodyBytes: 65_536,
      requestsPerMinute: 600,
      drainMs: 15_000,
      logLevel: 'info',
      upstream: {
        origin: 'https://cdn.emnify.net',
        timeoutMs: 10_000,
        keepaliveMs: 4_000,
        maxResponseBytes: 262_144,
      },
      settlement: { settleAfterMs: 60_000, applicationTokens: new Map() },
      quota: { requestsPer5Minutes: 1_800, loginsPer5Minutes: 80, waitMs: 1_000 },
      sessions: { idleMs: 1_800_000, maxMs: 43_200_000, allowedOrigins: [] },
      storage: { engine: 'sqlite', directory: '.data/bff' },
      audit: { signingKeys: [], checkpointFile: undefined },
      secretKeys: [],
    });
    expect(readConfiguration({})).toEqual({
      valid: false,
      problems: [
        {
          variable: 'UPSTREAM_BASE_URL',
          problem: 'is required: the origin of the vendor API',
          example: 'https://cdn.emnify.net',
        },
      ],
    });
  });

  it('reads every variable but the shares of the vendor’s limits', () => {
    expect(
      accept({
        BFF_HOST: '::1',
        BFF_PORT: '0',
        BFF_PUBLIC_ORIGIN: 'https://Contacts.Example.com/',
        BFF_TRUSTED_PROXIES: '10.0.0.0/8, ::1',
        BFF_MAX_BODY_BYTES: '1024',
        BFF_REQUESTS_PER_MINUTE: '0',
        BFF_SESSION_IDLE_MINUTES: '1',
        BFF_SESSION_MAX_HOURS: '168',
        BFF_ALLOWED_ORIGINS: 'https://App.Example.com/, http://localhost:5173',
        BFF_DRAIN_MS: '0',
        LOG_LEVEL: 'silent',
        UPSTREAM_BASE_URL: 'http://vendor.internal:8080',
        UPSTREAM_ALLOW_HTTP: 'true',
        UPSTREAM_TIMEOUT_MS: '1',
        UPSTREAM_KEEPALIVE_MS: '1',
        UPSTREAM_MAX_RESPONSE_BYTES: '1024',
        UPSTREAM_SETTLE_AFTER_MS: '0',
        UPSTREAM_APPLICATION_TOKENS: '12345:a.b-c',
        DATABASE_URL: 'postgres://a:b@db/contacts',
        DATABASE_MIGRATION_URL: 'postgresql://owner@db/contacts',
        BFF_AUDIT_CHECKPOINT_FILE: '/mnt/checkpoints',
      }),
    ).toEqual({
      host: '::1',
      port: 0,
      publicOrigin: 'https://contacts.example.com',
      allowedHosts: new Set(['localhost', '127.0.0.1', '[::1]', 'contacts.example.com']),
      trustedProxies: [
        { family: 'ipv4', address: '10.0.0.0', prefix: 8 },
        { family: 'ipv6', address: '::1', prefix: 128 },
      ],
      maxBodyBytes: 1_024,
      requestsPerMinute: 0,
      drainMs: 0,
      logLevel: 'silent',
      upstream: {
        origin: 'http://vendor.internal:8080',
        timeoutMs: 1,
        keepaliveMs: 1,
        maxResponseBytes: 1_024,
      },
      settlement: { settleAfterMs: 0, applicationTokens: new Map([[12345, 'a.b-c']]) },
      sessions: {
        idleMs: 60_000,
        maxMs: 604_800_000,
        allowedOrigins: ['https://app.example.com', 'http://localhost:5173'],
      },
      quota: { requestsPer5Minutes: 1_800, loginsPer5Minutes: 80, waitMs: 1_000 },
      storage: {
        engine: 'postgresql',
        url: 'postgres://a:b@db/contacts',
        migrationUrl: 'postgresql://owner@db/contacts',
      },
      audit: { signingKeys: [{ kid: 'k1', seed }], checkpointFile: '/mnt/checkpoints' },
      secretKeys: [{ kid: 's1', bytes: seed }],
    });
  });

  it('takes what is empty for unset', () => {
    const empty = {
      BFF_HOST: '',
      BFF_PORT: '',
      BFF_ALLOWED_HOSTS: '',
      DATABASE_URL: '',
      LOG_LEVEL: '',
      BFF_HOST_FILE: '',
    };
    expect(accept(empty)).toEqual(accept());
  });

  it.each([
    ['0.0.0.0', 'http://0.0.0.0:3000', '0.0.0.0'],
    ['::', 'http://[::]:3000', '[::]'],
    ['BFF.internal', 'http://BFF.internal:3000', 'bff.internal'],
  ])('listens on %s', (host, publicOrigin, allowed) => {
    const configuration = accept({ BFF_HOST: host });
    expect(configuration).toMatchObject({ host, publicOrigin });
    expect(configuration.allowedHosts).toContain(allowed);
  });

  it('answers to the allowed hosts only, when they are given', () => {
    expect(accept({ BFF_ALLOWED_HOSTS: 'A.example, b.example.,[::1]' }).allowedHosts).toEqual(
      new Set(['a.example', 'b.example', '[::1]']),
    );
  });

  it('uses one database address for both without another', () => {
    const url = 'postgres://db/contacts';
    expect(accept({ DATABASE_URL: url }).storage).toEqual({ engine: 'postgresql', url, migrationUrl: url });
  });

  it('needs secret keys with PostgreSQL, and takes them in one form only', () => {
    expect(problems({ DATABASE_URL: 'postgres://db/contacts', BFF_SECRET_KEYS: '' })).toEqual({
      BFF_SECRET_KEYS: 'is required with DATABASE_URL: it seals what is kept for repetitions',
    });
    expect(problems({ BFF_SECRET_KEYS: 'k1:short' })).toEqual({
      BFF_SECRET_KEYS: 'must be a comma list of kid:base64url(32 bytes), each kid once',
    });
  });

  it('needs a signing key with PostgreSQL', () => {
    const url = 'postgres://db/contacts';
    expect(problems({ DATABASE_URL: url, BFF_AUDIT_SIGNING_KEY: '' })).toEqual({
      BFF_AUDIT_SIGNING_KEY: 'is required with DATABASE_URL: it signs the audit trail',
    });
  });

  it.each(['http://127.0.0.1:4010', 'http://localhost:4010', 'http://[::1]:4010', 'https://a.example/'])(
    'takes %s for the vendor',
    (address) => {
      expect(accept({ UPSTREAM_BASE_URL: address }).upstream.origin).toBe(new URL(address).origin);
    },
  );

  it.each<[string, string, RegExp]>([
    ['BFF_HOST', 'http://secret', /must be an IP address or a host name/],
    ['BFF_HOST', 'secret host', /must be an IP address/],
    ['BFF_HOST', '[::1]', /must be an IP address/],
    ['BFF_HOST', 'fe80::1%eth0', /must be an IP address/],
    ['BFF_HOST', '999.1.1.1', /must be an IP address/],
    ['BFF_HOST', 'secret:3000', /must be an IP address/],
    ['BFF_PORT', '65536', /integer from 0 to 65535/],
    ['BFF_PORT', '-1', /integer from 0/],
    ['BFF_PORT', '3000 ', /integer/],
    ['BFF_PORT', '0x10', /integer/],
    ['BFF_PORT', '1e3', /integer/],
    ['BFF_PORT', '٣', /integer/],
    ['BFF_PUBLIC_ORIGIN', 'contacts.example.com', /http or https origin/],
    ['BFF_PUBLIC_ORIGIN', 'https://a.example/secret', /without a path/],
    ['BFF_PUBLIC_ORIGIN', 'https://user:secret@a.example', /origin/],
    ['BFF_PUBLIC_ORIGIN', 'ftp://a.example', /http or https/],
    ['BFF_PUBLIC_ORIGIN', 'http://secret.example', /must be https unless it is on loopback/],
    ['BFF_ALLOWED_ORIGINS', 'https://a.example,', /comma list of https origins/],
    ['BFF_ALLOWED_ORIGINS', 'http://secret.example', /https origins, or http ones on loopback/],
    ['BFF_ALLOWED_ORIGINS', '*', /comma list/],
    ['BFF_ALLOWED_ORIGINS', 'null', /comma list/],
    ['BFF_SESSION_IDLE_MINUTES', '0', /from 1 to 1440/],
    ['BFF_SESSION_MAX_HOURS', '169', /from 1 to 168/],
    ['BFF_ALLOWED_HOSTS', 'a.example,', /comma list of host names/],
    ['BFF_ALLOWED_HOSTS', 'https://a.example', /without scheme and port/],
    ['BFF_ALLOWED_HOSTS', 'a.example:3000', /without scheme and port/],
    ['BFF_ALLOWED_HOSTS', '*', /comma list/],
    ['BFF_TRUSTED_PROXIES', 'secret.internal', /comma list of IP addresses and CIDR blocks/],
    ['BFF_TRUSTED_PROXIES', '10.0.0.0/33', /CIDR blocks/],
    ['BFF_REQUESTS_PER_MINUTE', '-1', /from 0 to 1000000/],
    ['BFF_MAX_BODY_BYTES', '1023', /from 1024 to 16777216/],
    ['BFF_DRAIN_MS', '600001', /from 0 to 600000/],
    ['LOG_LEVEL', 'verbose', /one of fatal, error, warn, info, debug, trace, silent/],
    ['UPSTREAM_BASE_URL', 'cdn.emnify.net', /origin/],
    ['UPSTREAM_BASE_URL', 'https://cdn.emnify.net/api', /without path/],
    ['UPSTREAM_BASE_URL', 'https://cdn.emnify.net/?secret', /without path, query/],
    ['UPSTREAM_BASE_URL', 'https://user:secret@cdn.emnify.net', /credentials/],
    ['UPSTREAM_BASE_URL', 'http://cdn.emnify.net', /must be https unless/],
    ['UPSTREAM_BASE_URL', 'http://localhost.example', /must be https unless/],
    ['UPSTREAM_BASE_URL', 'file:///etc/passwd', /origin/],
    ['UPSTREAM_ALLOW_HTTP', 'yes', /one of true, false/],
    ['UPSTREAM_TIMEOUT_MS', '0', /from 1 to 300000/],
    ['UPSTREAM_KEEPALIVE_MS', '0', /from 1 to 600000/],
    ['UPSTREAM_MAX_RESPONSE_BYTES', '1.5', /integer/],
    ['DATABASE_URL', 'mysql://user:secret@db/contacts', /postgres:\/\/ address/],
    ['BFF_AUDIT_SIGNING_KEY', 'secret', /comma list of kid:base64url/],
    ['DATABASE_URL', 'db', /postgres:\/\/ address/],
    ['DATABASE_MIGRATION_URL', 'postgres://user:secret@db/contacts', /no use without DATABASE_URL/],
  ])('refuses %s=%s without repeating it', (variable, value, problem) => {
    expect(problems({ [variable]: value })).toEqual({ [variable]: expect.stringMatching(problem) });
    expect(JSON.stringify(problems({ [variable]: value }))).not.toContain('secret');
  });

  it('names everything that is wrong at once, each with an example that is right', () => {
    const read = readConfiguration({
      BFF_PORT: 'x',
      LOG_LEVEL: 'x',
      DATABASE_URL: 'x',
      BFF_SECRET_KEYS: 'x',
      BFF_HOST: 'x y',
      BFF_PUBLIC_ORIGIN: 'x',
      BFF_ALLOWED_HOSTS: '/',
      BFF_ALLOWED_ORIGINS: '/',
      BFF_TRUSTED_PROXIES: 'x',
      UPSTREAM_TIMEOUT_MS: 'x',
    });
    if (read.valid) throw new Error('accepted');
    expect(read.problems.map(({ variable }) => variable).sort()).toEqual([
      'BFF_ALLOWED_HOSTS',
      'BFF_ALLOWED_ORIGINS',
      'BFF_AUDIT_SIGNING_KEY',
      'BFF_HOST',
      'BFF_PORT',
      'BFF_PUBLIC_ORIGIN',
      'BFF_SECRET_KEYS',
      'BFF_TRUSTED_PROXIES',
      'DATABASE_URL',
      'LOG_LEVEL',
      'UPSTREAM_BASE_URL',
      'UPSTREAM_TIMEOUT_MS',
    ]);
    // An example of a secret that were right would end up in use.
    const secret = ['BFF_AUDIT_SIGNING_KEY', 'BFF_SECRET_KEYS'];
    const checked = read.problems.filter(({ variable }) => !secret.includes(variable));
    for (const { variable, example } of checked) expect(problems({ [variable]: example })).toEqual({});
  });

  it('reads any environment or says what is wrong with it, and never throws', () => {
    const variables = [
      'BFF_HOST',
      'BFF_PORT',
      'BFF_PUBLIC_ORIGIN',
      'BFF_ALLOWED_HOSTS',
      'BFF_ALLOWED_ORIGINS',
      'UPSTREAM_BASE_URL',
      'DATABASE_URL',
    ];
    const odd = fc.oneof(fc.string({ unit: 'binary' }), fc.ipV6(), fc.ipV4(), fc.webUrl(), fc.domain());
    fc.assert(
      fc.property(fc.constantFrom(...variables), odd, (variable, value) => {
        expect(Object.keys(problems({ [variable]: value })).filter((name) => name !== variable)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
