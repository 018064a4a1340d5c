import { describe, expect, it } from '@jest/globals';
import { CommandFailure } from '../command-failure.js';
import { checkBaseUrl, textOfBaseUrl } from './base-url.js';

const check = (value: string) => checkBaseUrl({ value, source: '--base-url' });

describe('checkBaseUrl', () => {
  it.each([
    ['https://contacts.example.com', 'https://contacts.example.com'],
    ['https://contacts.example.com/bff/', 'https://contacts.example.com/bff'],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
    ['http://127.8.9.1', 'http://127.8.9.1'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('accepts %s', (value, expected) => {
    expect(textOfBaseUrl(check(value))).toBe(expected);
  });

  it.each([
    ['contacts.example.com', 'is not a URL'],
    ['http://contacts.example.com', 'unencrypted'],
    ['http://127.0.0.1.example.com', 'unencrypted'],
    ['http://localhost.example.com', 'unencrypted'],
    ['http://[::2]', 'unencrypted'],
    ['https://ada:secret@contacts.example.com', 'user name or password'],
    ['https://contacts.example.com?x=1', 'query'],
    ['https://contacts.example.com#x', 'fragment'],
    ['ftp://contacts.example.com', 'uses ftp://'],
    ['file:///etc/passwd', 'uses file://'],
  ])('refuses %s and says why, without repeating a secret', (value, why) => {
    const refusal = refusalOf(value);
    expect(refusal.report).toMatchObject({ exitCode: 2, detail: expect.stringContaining(why) });
    expect(JSON.stringify(refusal.report)).not.toContain('secret');
  });
});

function refusalOf(value: string): CommandFailure {
  try {
    check(value);
  } catch (error) {
    if (error instanceof CommandFailure) return error;
  }
  throw new Error(`${value} was not refused.`);
}
