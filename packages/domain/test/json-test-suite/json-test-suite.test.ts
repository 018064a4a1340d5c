import { describe, expect, it } from '@jest/globals';
import { parseStrictJson } from '../../src/index.js';
import { accepted } from './accepted.js';
import { decided } from './decided.js';
import { refused } from './refused.js';

describe('parseStrictJson on the public JSON parsing test suite', () => {
  it.each(refused)('refuses n_%s', (_name, text) => {
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect(parseStrictJson(text).ok).toBe(false);
  });

  it.each(accepted)('accepts y_%s', (_name, text) => {
    expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
  });

  it.each(decided)('decides %s', (_name, text, decision) => {
    const parsed = parseStrictJson(text);
    expect(parsed.ok ? 'accepted' : parsed.reason).toBe(decision);
  });
});
