interface Chunk {
  permits: number;
  readonly expiresAt: number;
}

/** The leased permits of one kind that this process has not used yet. Times are monotonic milliseconds. */
export class PermitStock {
  /** Oldest first. */
  readonly #chunks: Chunk[] = [];
  #left = 0;

  /** Permits in stock, those that have expired unnoticed included. */
  get left(): number {
    return this.#left;
  }

  /** @param expiresAt from then on none of them may be taken any more */
  add(permits: number, expiresAt: number): void {
    if (permits === 0) return;
    this.#chunks.push({ permits, expiresAt });
    this.#left += permits;
  }

  /** Takes one permit. Those that have expired are lost: giving them back would let a window see them twice. */
  take(now: number): boolean {
    let chunk = this.#chunks[0];
    while (chunk !== undefined && (chunk.permits === 0 || chunk.expiresAt <= now)) {
      this.#left -= chunk.permits;
      this.#chunks.shift();
      chunk = this.#chunks[0];
    }
    if (chunk === undefined) return false;
    chunk.permits--;
    this.#left--;
    return true;
  }

  /** Forgets all of them. */
  drop(): void {
    this.#chunks.length = 0;
    this.#left = 0;
  }
}
