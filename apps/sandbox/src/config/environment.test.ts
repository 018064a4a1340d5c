import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from './configuration-error.js';
import { readEnvironment } from './environment.js';

it('has a default for everything', () => {
  expect(readEnvironment({})).toEqual({
    host: '127.0.0.1',
    port: 4010,
    stateFile: undefined,
    requestsPer5Minutes: 2000,
    loginsPer5Minutes: 100,
    tokenLifetimeSeconds: 14_400,
  });
});

it('takes every variable', () => {
  const variables = {
    SANDBOX_HOST: '0.0.0.0',
    SANDBOX_PORT: '0',
    SANDBOX_STATE_FILE: '/tmp/state.json',
    SANDBOX_REQUESTS_PER_5_MIN: '0',
    SANDBOX_LOGINS_PER_5_MIN: '7',
    SANDBOX_TOKEN_TTL_S: '1',
  };
  expect(readEnvironment(variables)).toEqual({
    host: '0.0.0.0',
    port: 0,
    stateFile: '/tmp/state.json',
    requestsPer5Minutes: 0,
    loginsPer5Minutes: 7,
    tokenLifetimeSeconds: 1,
  });
});

it('takes an empty variable for an unset one', () => {
  expect(readEnvironment({ SANDBOX_PORT: '', SANDBOX_STATE_FILE: '' })).toEqual(readEnvironment({}));
});

describe('refuses', () => {
  it.each([
    ['SANDBOX_PORT', '65536'],
    ['SANDBOX_PORT', '-1'],
    ['SANDBOX_PORT', '4010.5'],
    ['SANDBOX_PORT', ' 4010'],
    ['SANDBOX_PORT', '0x10'],
    ['SANDBOX_REQUESTS_PER_5_MIN', 'many'],
    ['SANDBOX_LOGINS_PER_5_MIN', '1e3'],
    ['SANDBOX_TOKEN_TTL_S', '31536001'],
    ['SANDBOX_HOST', 'http://localhost'],
  ])('%s=%s, naming it with an example', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: is not .*; example: ${name}=`));
  });

  it('everything wrong at once', () => {
    expect(problemsOf({ SANDBOX_PORT: 'x', SANDBOX_HOST: '/', SANDBOX_TOKEN_TTL_S: 'y' })).toHaveLength(3);
  });
});

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
  }
  return [];
}
