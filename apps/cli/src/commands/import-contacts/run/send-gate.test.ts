import { describe, expect, it } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { systemClock } from './clock.js';
import { SendGate } from './send-gate.js';

describe('SendGate', () => {
  it('hears of Ctrl-C once for all who wait, as Node warns of many listeners', async () => {
    const interruption = new AbortController();
    const gate = new SendGate(systemClock, interruption.signal);
    gate.pauseFor(3600);
    const passing = Promise.all(Array.from({ length: 64 }, () => gate.pass()));
    const listeners = getEventListeners(interruption.signal, 'abort').length;
    interruption.abort();
    expect(listeners).toBe(1);
    expect(new Set(await passing)).toEqual(new Set([false]));
  });

  it('waits on when the pause has become longer meanwhile', async () => {
    let now = 0;
    const { signal } = new AbortController();
    const waits: number[] = [];
    const wait = (ms: number) => {
      waits.push(ms);
      if (waits.length === 1) gate.pauseFor(90);
      now += ms;
      return Promise.resolve();
    };
    const gate = new SendGate({ now: () => now, wait }, signal);
    gate.pauseFor(60);
    await Promise.all([gate.pass(), gate.pass(), gate.pass()]);
    expect(waits).toEqual([60_000, 30_000]);
  });
});
