import { RecentMap } from '../platform/http/recent-map.js';

/** Single events per second and burst, for one source and for all sources together. */
const perSource = { rate: 5, burst: 50 };
const overall = { rate: 50, burst: 500 };

interface Bucket {
  tokens: number;
  filledAt: number;
}

/**
 * Decides which refusals become events of their own: token buckets per source, so that one noisy source cannot
 * hide another's refusals, under one bucket for all, so that many sources cannot fill the database.
 */
export class RefusalBudget {
  readonly #sources = new RecentMap<Bucket>();
  readonly #overall: Bucket;

  /** @param now monotonic clock in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.#overall = { tokens: overall.burst, filledAt: now() };
  }

  /** Takes one permit of the source's and the overall budget; false when either is used up. */
  take(source: string): boolean {
    const bucket = this.#bucketOf(source);
    this.#refill(bucket, perSource);
    this.#refill(this.#overall, overall);
    if (bucket.tokens < 1 || this.#overall.tokens < 1) return false;
    bucket.tokens -= 1;
    this.#overall.tokens -= 1;
    return true;
  }

  #bucketOf(source: string): Bucket {
    const bucket = this.#sources.get(source) ?? { tokens: perSource.burst, filledAt: this.now() };
    this.#sources.set(source, bucket);
    return bucket;
  }

  #refill(bucket: Bucket, limit: { rate: number; burst: number }): void {
    const now = this.now();
    bucket.tokens = Math.min(limit.burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * limit.rate);
    bucket.filledAt = now;
  }
}
