import { afterEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { makeUuid } from './make-uuid.js';

describe('makeUuid', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('has the time, the version and the variant of RFC 9562 at their places', () => {
    const clock = jest.spyOn(Date, 'now');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (now) => {
        clock.mockReturnValue(now);
        const uuid = makeUuid();
        expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(Number.parseInt(uuid.slice(0, 13).replace('-', ''), 16)).toBe(now);
      }),
    );
  });

  it('is another one each time, and later ones come after earlier ones', () => {
    const clock = jest.spyOn(Date, 'now');
    const uuids = Array.from({ length: 1_000 }, (_, index) => {
      clock.mockReturnValue(1_700_000_000_000 + Math.floor(index / 4) * 300);
      return makeUuid();
    });
    expect(new Set(uuids).size).toBe(1_000);
    const times = uuids.map((uuid) => uuid.slice(0, 13));
    expect([...times].sort()).toEqual(times);
  });
});
