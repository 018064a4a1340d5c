import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimedToken } from '../../test/rig/claimed-token.js';
import { identityOf } from './caller.js';
import { readToken } from './read-token.js';

it('the key of a caller names kind, id and organisation', () => {
  const claim = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(undefined));
  const organisation = fc.oneof(fc.integer({ min: 1 }), fc.constant('none'));
  fc.assert(
    fc.property(organisation, claim, claim, fc.string(), (org, app, user, sub) => {
      const claims = { 'esc.org': org, 'esc.app': app, 'esc.user': user, sub };
      const caller = readToken(claimedToken(claims));
      if (caller === undefined) throw new Error('a token of the right form was not read');
      const { kind, id, organisationId } = caller;
      expect(identityOf(caller.key)).toEqual({ kind, id, organisationId });
    }),
  );
});

it('a token that is none, or has expired, is nobody', () => {
  expect([readToken('none'), readToken(claimedToken({ exp: 1 }))]).toEqual([undefined, undefined]);
});
