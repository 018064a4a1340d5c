import { expect, it } from '@jest/globals';
import { readConfiguration } from './read-configuration.js';

const read = (environment: Readonly<Record<string, string>>) =>
  readConfiguration({ UPSTREAM_BASE_URL: 'https://cdn.emnify.net', ...environment });

it('reads the shares of the vendor’s limits', () => {
  const shares = {
    UPSTREAM_REQUESTS_PER_5_MIN: '0',
    UPSTREAM_LOGINS_PER_5_MIN: '1',
    UPSTREAM_QUOTA_WAIT_MS: '10',
  };
  expect(read(shares)).toMatchObject({
    valid: true,
    configuration: { quota: { requestsPer5Minutes: 0, loginsPer5Minutes: 1, waitMs: 10 } },
  });
});

it.each([
  ['UPSTREAM_REQUESTS_PER_5_MIN', '-1', 'must be an integer from 0 to 1000000'],
  ['UPSTREAM_LOGINS_PER_5_MIN', '1.5', 'must be an integer from 0 to 1000000'],
  ['UPSTREAM_QUOTA_WAIT_MS', '9', 'must be an integer from 10 to 60000'],
])('refuses %s=%s', (variable, value, problem) => {
  expect(read({ [variable]: value })).toMatchObject({ valid: false, problems: [{ variable, problem }] });
});
