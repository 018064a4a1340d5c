import { describe, expect, it } from '@jest/globals';
import { maxFields } from '../audit/audit-row.js';
import { cleanText } from '../audit/clean-text.js';
import type { Configuration } from './configuration.js';
import { describeConfiguration } from './describe-configuration.js';
import { readConfiguration } from './read-configuration.js';

const seed = Buffer.alloc(32, 1).toString('base64url');

function configurationOf(environment: Readonly<Record<string, string>>): Configuration {
  const result = readConfiguration({ UPSTREAM_BASE_URL: 'https://vendor.example', ...environment });
  if (!result.valid) throw new Error(JSON.stringify(result.problems));
  return result.configuration;
}

describe('the description of a configuration', () => {
  it('tells what decides how the service behaves', () => {
    const described = describeConfiguration(
      configurationOf({
        BFF_PORT: '8080',
        BFF_TRUSTED_PROXIES: '10.0.0.0/8,::1',
        BFF_ALLOWED_ORIGINS: 'https://App.example.com/',
        BFF_AUDIT_CHECKPOINT_FILE: '/secret/path',
      }),
      ['k1'],
    );
    expect(described).toEqual([
      'storage=sqlite',
      'signing_keys=k1',
      'checkpoint_file=yes',
      'UPSTREAM_BASE_URL=https://vendor.example',
      'UPSTREAM_TIMEOUT_MS=10000',
      'UPSTREAM_KEEPALIVE_MS=4000',
      'UPSTREAM_MAX_RESPONSE_BYTES=262144',
      'UPSTREAM_REQUESTS_PER_5_MIN=1800',
      'UPSTREAM_LOGINS_PER_5_MIN=80',
      'UPSTREAM_QUOTA_WAIT_MS=1000',
      'UPSTREAM_SETTLE_AFTER_MS=60000',
      'application_tokens=none',
      'BFF_SESSION_IDLE_MINUTES=30',
      'BFF_SESSION_MAX_HOURS=12',
      'BFF_ALLOWED_ORIGINS=https://app.example.com',
      'BFF_HOST=127.0.0.1',
      'BFF_PORT=8080',
      'BFF_PUBLIC_ORIGIN=http://127.0.0.1:8080',
      'BFF_ALLOWED_HOSTS=localhost,127.0.0.1,[::1]',
      'BFF_TRUSTED_PROXIES=10.0.0.0/8,::1/128',
      'BFF_MAX_BODY_BYTES=65536',
      'BFF_REQUESTS_PER_MINUTE=600',
      'BFF_DRAIN_MS=15000',
      'LOG_LEVEL=info',
      'data_keys=own',
    ]);
  });

  it.each([
    ['postgres://service@db/contacts', undefined, 'owner_role=same'],
    ['postgres://service:secret@db/contacts', 'postgres://owner:secret@db/contacts', 'owner_role=other'],
  ])('tells whether the role of %s owns the trail, and no secret', (url, migrationUrl, expected) => {
    const described = describeConfiguration(
      configurationOf({
        DATABASE_URL: url,
        BFF_AUDIT_SIGNING_KEY: `k2:${seed}`,
        BFF_SECRET_KEYS: `s2:${seed}`,
        ...(migrationUrl === undefined ? {} : { DATABASE_MIGRATION_URL: migrationUrl }),
      }),
      ['k2'],
    );
    expect(described).toContain(expected);
    expect(described).toContain('signing_keys=k2');
    expect(described).toContain('data_keys=s2');
    for (const hidden of ['secret', seed, 'postgres:', '/contacts'])
      expect(described.join('\n')).not.toContain(hidden);
  });

  it('fits into a record, next to two versions', () => {
    const described = describeConfiguration(configurationOf({}), ['k1']);
    expect(described.length).toBeLessThanOrEqual(maxFields - 2);
    expect(described.map(cleanText)).toEqual(described);
  });
});
