import { describe, expect, it } from '@jest/globals';
import { wait } from './wait.js';

describe('wait', () => {
  it('waits', async () => {
    expect(await wait(1)).toBe(true);
    expect(await wait(1, new AbortController().signal)).toBe(true);
  });

  it('ends early when its signal says so, before or during it', async () => {
    expect(await wait(60_000, AbortSignal.abort())).toBe(false);
    expect(await wait(60_000, AbortSignal.timeout(1))).toBe(false);
  });
});
