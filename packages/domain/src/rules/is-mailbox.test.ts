import { describe, expect, it } from '@jest/globals';
import { findMailboxProblem, isMailbox } from './is-mailbox.js';

const domainOf = (octets: number) => 'd.'.repeat(octets).slice(0, octets - 1) + 'd';

describe('isMailbox', () => {
  it.each([
    'ada@example.com',
    'a@b',
    'ada+tag@example.com',
    '"ada lovelace"@example.com',
    '"a@b"@example.com',
    'ada@[192.0.2.1]',
    'ada@[IPv6:2001:db8::1]',
    'ada@[tag:content]',
    'jürgen@bücher.example',
    '실례@실례.테스트',
  ])('accepts %s', (text) => {
    expect(isMailbox(text)).toBe(true);
  });

  it.each([
    ['', 'the @ is missing'],
    ['ada.example.com', 'the @ is missing'],
    ['@example.com', 'the part before the @'],
    ['a b@example.com', 'the part before the @'],
    ['"a"b@example.com', 'the part before the @'],
    ['a@b@example.com', 'the part after the @'],
    ['ada@', 'the part after the @'],
    ['ada@example.com.', 'the part after the @'],
    ['ada@example.com ', 'the part after the @'],
    ['Ada <ada@example.com>', 'the part before the @'],
    ['ada@[300.0.0.1]', 'the part after the @'],
    ['ada@exa mple.com', 'the part after the @'],
  ])('refuses %j: %s', (text, problem) => {
    expect(findMailboxProblem(text)).toContain(problem);
    expect(isMailbox(text)).toBe(false);
  });

  it('allows a local part of 64 octets', () => {
    expect(isMailbox(`${'a'.repeat(64)}@example.com`)).toBe(true);
    expect(isMailbox(`"${'a'.repeat(62)}"@example.com`)).toBe(true);
    expect(isMailbox(`${'ü'.repeat(32)}@example.com`)).toBe(true);
    expect(findMailboxProblem(`${'a'.repeat(65)}@example.com`)).toContain('64 octets');
    expect(findMailboxProblem(`${'ü'.repeat(32)}a@example.com`)).toContain('64 octets');
  });

  it('allows 254 octets in all', () => {
    expect(isMailbox(`${'a'.repeat(64)}@${domainOf(189)}`)).toBe(true);
    expect(findMailboxProblem(`${'a'.repeat(64)}@${domainOf(191)}`)).toContain('254 octets');
    expect(isMailbox(`a@${'ü'.repeat(50)}.${'ü'.repeat(50)}.${'ü'.repeat(25)}`)).toBe(true);
    expect(findMailboxProblem(`a@${'ü'.repeat(50)}.${'ü'.repeat(50)}.${'ü'.repeat(26)}`)).toContain(
      '254 octets',
    );
  });
});
