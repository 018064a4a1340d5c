import { afterEach, describe, expect, it } from '@jest/globals';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from './environment.js';

const before = { ...process.env };

describe('readEnvironment', () => {
  afterEach(() => {
    process.env = { ...before };
  });

  it.each([
    [undefined, join(homedir(), '.config', 'contacts')],
    ['', join(homedir(), '.config', 'contacts')],
    ['relative', join(homedir(), '.config', 'contacts')],
    ['/somewhere', '/somewhere/contacts'],
  ])('with XDG_CONFIG_HOME %j keeps its files in %s', (value, expected) => {
    delete process.env['XDG_CONFIG_HOME'];
    if (value !== undefined) process.env['XDG_CONFIG_HOME'] = value;
    expect(readEnvironment().configDirectory).toBe(expected);
  });

  it.each([
    [{ TERM: 'xterm' }, true],
    [{ TERM: 'xterm', NO_COLOR: '' }, true],
    [{ TERM: 'xterm', NO_COLOR: '0' }, false],
    [{ TERM: 'dumb' }, false],
  ])('with %j allows colour: %s', (variables, expected) => {
    process.env = { ...variables };
    expect(readEnvironment().colour).toBe(expected);
  });

  it('takes an empty variable as unset', () => {
    process.env = { CONTACTS_TOKEN: '', CONTACTS_ORG: '1' };
    expect(readEnvironment()).toMatchObject({ authToken: undefined, organisation: '1' });
  });
});
