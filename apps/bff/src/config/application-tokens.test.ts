import { describe, expect, it } from '@jest/globals';
import { parseApplicationTokens } from './application-tokens.js';

describe('parseApplicationTokens', () => {
  it('takes one token for each organisation', () => {
    expect(parseApplicationTokens('12345:a.b-c, 67890:d:e')).toEqual(
      new Map([
        [12345, 'a.b-c'],
        [67890, 'd:e'],
      ]),
    );
  });

  it.each(['12345', '12345:', '0:a', '1:a,1:b', '1:a,', 'x:a', '1:a b', '9999999999999999:a'])(
    'does not take %j',
    (text) => {
      expect(parseApplicationTokens(text)).toBeUndefined();
    },
  );
});
