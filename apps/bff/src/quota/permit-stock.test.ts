import { describe, expect, it } from '@jest/globals';
import { PermitStock } from './permit-stock.js';

describe('a stock of permits', () => {
  it('gives each permit once, the oldest first', () => {
    const stock = new PermitStock();
    stock.add(1, 100);
    stock.add(2, 200);
    expect(stock.left).toBe(3);
    expect([stock.take(0), stock.take(150), stock.take(150), stock.take(150)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(stock.left).toBe(0);
  });

  it('gives none that has expired', () => {
    const stock = new PermitStock();
    stock.add(2, 100);
    stock.add(1, 200);
    expect(stock.take(99)).toBe(true);
    expect(stock.take(100)).toBe(true);
    expect(stock.left).toBe(0);
    stock.add(5, 200);
    expect(stock.take(200)).toBe(false);
    expect(stock.left).toBe(0);
  });

  it('is empty when it was dropped, and can be filled again', () => {
    const stock = new PermitStock();
    stock.add(5, 100);
    stock.drop();
    expect(stock.left).toBe(0);
    expect(stock.take(0)).toBe(false);
    stock.add(1, 100);
    expect(stock.take(0)).toBe(true);
  });
});
