import type { Configuration } from '../../src/config/configuration.js';
import { readConfiguration } from '../../src/config/read-configuration.js';

/** Of every key in these environments. */
export const seed = Buffer.alloc(32, 7);
const required = {
  UPSTREAM_BASE_URL: 'https://cdn.emnify.net',
  BFF_AUDIT_SIGNING_KEY: `k1:${seed.toString('base64url')}`,
  BFF_SECRET_KEYS: `s1:${seed.toString('base64url')}`,
};

/** The configuration of an environment that must be right. */
export function accept(environment: Readonly<Record<string, string>> = {}): Configuration {
  const read = readConfiguration({ ...required, ...environment });
  if (!read.valid) throw new Error(JSON.stringify(read.problems));
  return read.configuration;
}

/** The variables that are refused, each with what is wrong. */
export function problems(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const read = readConfiguration({ ...required, ...environment });
  return read.valid
    ? {}
    : Object.fromEntries(read.problems.map(({ variable, problem }) => [variable, problem]));
}
