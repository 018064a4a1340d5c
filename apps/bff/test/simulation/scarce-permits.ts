import type { PermitKind, Permits } from '../../src/upstream/permits.js';
import type { SeededRandom } from './seeded-random.js';

/** Permits of which a share is not at hand: of those half come late and half not at all. */
export class ScarcePermits implements Permits {
  constructor(
    private readonly random: SeededRandom,
    public share: number,
  ) {}

  take(): boolean {
    return !this.random.chance(this.share);
  }

  wait(_kind: PermitKind, limitMs: number): Promise<number | undefined> {
    const outcome = this.random.chance(0.5) ? undefined : 1;
    const waitMs = this.random.between(0, Math.min(limitMs, 1_000));
    return new Promise((resolve) => setTimeout(() => resolve(outcome), waitMs));
  }

  pause(): void {
    // The vendor's own limits are not simulated.
  }
}
