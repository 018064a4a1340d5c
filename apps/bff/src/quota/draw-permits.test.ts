import { describe, expect, it } from '@jest/globals';
import { drawPermits, type BucketState, type Draw } from './draw-permits.js';

const requests: Draw = { bucket: 'requests', burst: 10, refillPerSecond: 2, reserve: 0 };
const logins: Draw = { bucket: 'logins', burst: 3, refillPerSecond: 1, reserve: 0 };
const state = (tokens: number, refilledAt = 0, pausedUntil: number | null = null): BucketState => ({
  tokens,
  refilledAt,
  pausedUntil,
});

describe('drawing permits', () => {
  it('gives what is there, and says when the next one comes', () => {
    expect(drawPermits([[requests, state(3)]], 5, 0)).toEqual({
      grant: { permits: 3, waitMs: 500, paused: false, left: 0 },
      states: [state(0)],
    });
    expect(drawPermits([[requests, state(3)]], 2, 0).grant).toEqual({
      permits: 2,
      waitMs: 0,
      paused: false,
      left: 1,
    });
  });

  it('refills by the time that has passed, up to the burst', () => {
    expect(drawPermits([[requests, state(0)]], 10, 1_500).grant.permits).toBe(3);
    expect(drawPermits([[requests, state(0)]], 99, 900_000)).toMatchObject({
      grant: { permits: 10 },
      states: [state(0, 900_000)],
    });
  });

  it('counts a permit in every bucket, and gives what the scarcest has', () => {
    const drawn = drawPermits(
      [
        [requests, state(8)],
        [logins, state(2)],
      ],
      5,
      0,
    );
    expect(drawn.grant).toEqual({ permits: 2, waitMs: 1_000, paused: false, left: 0 });
    expect(drawn.states).toEqual([state(6), state(0)]);
  });

  it('leaves the reserve to others', () => {
    const bulk = { ...requests, reserve: 4 };
    expect(drawPermits([[bulk, state(6)]], 5, 0).grant).toEqual({
      permits: 2,
      waitMs: 500,
      paused: false,
      left: 0,
    });
    expect(drawPermits([[bulk, state(3)]], 5, 0)).toMatchObject({
      grant: { permits: 0, waitMs: 1_000 },
      states: [state(3)],
    });
  });

  it('gives nothing while one bucket pauses, and refills meanwhile', () => {
    const paused = state(5, 0, 3_000);
    expect(
      drawPermits(
        [
          [requests, state(10)],
          [logins, paused],
        ],
        1,
        1_000,
      ),
    ).toMatchObject({
      grant: { permits: 0, waitMs: 2_000, paused: true },
      states: [state(10, 1_000), state(3, 1_000, 3_000)],
    });
    expect(drawPermits([[logins, paused]], 1, 3_000).grant).toMatchObject({ permits: 1, paused: false });
  });

  it('refills nothing when the clock goes back, and starts anew when it went back far', () => {
    expect(drawPermits([[requests, state(0, 30_000)]], 1, 0)).toMatchObject({
      grant: { permits: 0 },
      states: [state(0, 30_000)],
    });
    expect(drawPermits([[requests, state(0, 3_600_000)]], 1, 0)).toMatchObject({
      grant: { permits: 0 },
      states: [state(0, 0)],
    });
  });
});
