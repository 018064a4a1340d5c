import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RecentMap } from './recent-map.js';

describe('RecentMap', () => {
  it('forgets no key that was among the last ones set, and never gives a wrong value', () => {
    const remembered = 5;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30), fc.nat())), (entries) => {
        const map = new RecentMap<number>(remembered);
        const values = new Map<number, number>();
        const order: number[] = [];
        for (const [key, value] of entries) {
          map.set(String(key), value);
          values.set(key, value);
          order.unshift(key);
          const lately = [...new Set(order)];
          for (const known of lately.slice(0, remembered))
            expect(map.get(String(known))).toBe(values.get(known));
          for (const old of lately.slice(remembered)) {
            expect([undefined, values.get(old)]).toContain(map.get(String(old)));
          }
          expect(lately.filter((seen) => map.get(String(seen)) !== undefined).length).toBeLessThanOrEqual(
            2 * remembered,
          );
        }
      }),
    );
  });
});
