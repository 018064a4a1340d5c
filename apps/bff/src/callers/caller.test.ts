import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { isAccepted, markAccepted, type Caller } from './caller.js';

const caller = (): Caller => ({
  kind: 'application',
  id: '7',
  key: '12345/application/7',
  organisationId: 12345,
  userName: null,
  token: 'a.b.c',
  expiresAt: Infinity,
  isBulk: false,
  acceptedUntil: new Map(),
});

describe('acceptance', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('counts for 60 s, for the one organisation and the one caller', () => {
    const [accepted, other] = [caller(), caller()];
    expect(isAccepted(accepted, 12345)).toBe(false);
    markAccepted(accepted, 12345);
    expect([isAccepted(accepted, 12345), isAccepted(accepted, 67890), isAccepted(other, 12345)]).toEqual([
      true,
      false,
      false,
    ]);
    jest.advanceTimersByTime(59_999);
    expect(isAccepted(accepted, 12345)).toBe(true);
    jest.advanceTimersByTime(1);
    expect(isAccepted(accepted, 12345)).toBe(false);
  });

  it('does not follow the wall clock', () => {
    const accepted = caller();
    markAccepted(accepted, 12345);
    jest.setSystemTime(Date.now() + 3_600_000);
    expect(isAccepted(accepted, 12345)).toBe(true);
  });

  it('is remembered for 64 organisations at most', () => {
    const accepted = caller();
    for (let organisation = 1; organisation <= 1_000; organisation++) markAccepted(accepted, organisation);
    expect(accepted.acceptedUntil.size).toBeLessThanOrEqual(64);
    expect(isAccepted(accepted, 1_000)).toBe(true);
  });
});
