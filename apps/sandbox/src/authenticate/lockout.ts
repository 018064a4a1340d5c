const wrongAttempts = 3;
const fiveMinutes = 300_000;

interface Attempts {
  wrong: number;
  lockedUntil: number;
}

/**
 * Locks a user for 5 minutes at the third wrong attempt in a row (docs/upstream/authentication.md section 3). What counts
 * as an attempt is a choice: docs/upstream/quirks.md C36.
 */
export class Lockout {
  readonly #users = new Map<number, Attempts>();

  /** @param now a clock that never goes back, in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether the user is locked now. */
  isLocked(userId: number): boolean {
    return (this.#users.get(userId)?.lockedUntil ?? -Infinity) > this.now();
  }

  /**
   * Counts a wrong password or code.
   * @returns whether it has locked the user
   */
  countWrong(userId: number): boolean {
    const wrong = (this.#users.get(userId)?.wrong ?? 0) + 1;
    const locks = wrong >= wrongAttempts;
    this.#users.set(userId, {
      wrong: locks ? 0 : wrong,
      lockedUntil: locks ? this.now() + fiveMinutes : -Infinity,
    });
    return locks;
  }

  /** Ends a row of wrong attempts. */
  countRight(userId: number): void {
    this.#users.delete(userId);
  }

  /** Forgets every attempt and lock. */
  clear(): void {
    this.#users.clear();
  }
}
