/**
 * A map that forgets, for what clients can make grow. Its memory is bounded by two generations: whatever is set goes
 * into the younger one, and the older one is dropped when the younger is full. So only keys that have not been set
 * for at least `remembered` others are forgotten, and a flood of keys takes nothing from those in use.
 */
export class RecentMap<Value> {
  #recent = new Map<string, Value>();
  #older = new Map<string, Value>();

  /** @param remembered keys at least; at most twice as many */
  constructor(private readonly remembered = 20_000) {}

  get(key: string): Value | undefined {
    return this.#recent.get(key) ?? this.#older.get(key);
  }

  /** Sets a value, or keeps one in memory by setting it again. */
  set(key: string, value: Value): void {
    if (this.#recent.size >= this.remembered && !this.#recent.has(key)) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, value);
  }
}
