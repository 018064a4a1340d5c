import { expect, it } from '@jest/globals';
import { claimedToken } from '../../test/rig/claimed-token.js';
import { hasBeenAccepted, markAccepted, type Caller } from './caller.js';
import { readBearerToken } from './read-bearer-token.js';

const exp = Math.floor(Date.now() / 1000) + 3600;
const read = (subject: string): Caller => readBearerToken(`Bearer ${claimedToken({ exp, sub: subject })}`);

it('remembers whom the upstream has accepted, however many forged tokens come', () => {
  const [accepted, unaccepted] = [read('accepted'), read('unaccepted')];
  markAccepted(accepted, 1);
  for (let forged = 0; forged < 20_500; forged++) read(`forged ${forged}`);
  expect(read('accepted')).toBe(accepted);
  expect(read('unaccepted')).not.toBe(unaccepted);
});

it('stays bounded when all of them have been accepted', () => {
  const first = read('number 0');
  markAccepted(first, 1);
  for (let number = 1; number < 10_500; number++) markAccepted(read(`number ${number}`), 1);
  const kept = Array.from({ length: 10_500 }, (_, number) => `number ${number}`);
  expect(kept.filter((subject) => hasBeenAccepted(read(subject))).length).toBeLessThanOrEqual(10_000);
});
