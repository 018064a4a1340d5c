import { describe, expect, it } from '@jest/globals';
import { mergeKeys } from './merge-keys.js';

const keys = (...names: string[]) => JSON.stringify({ keys: names.map((x) => ({ kid: x, x })) });

describe('mergeKeys', () => {
  it('takes what is offered where nothing was kept', () => {
    expect(mergeKeys(undefined, keys('a'))).toEqual({ keys: keys('a'), hasNewKey: false });
  });

  it('keeps a key that is not offered any more, and tells of one that is new', () => {
    expect(mergeKeys(keys('a'), keys('b', 'a'))).toEqual({ keys: keys('a', 'b'), hasNewKey: true });
    expect(mergeKeys(keys('a', 'b'), keys('b'))).toEqual({ keys: keys('a', 'b'), hasNewKey: false });
  });
});
