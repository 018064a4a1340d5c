import { Problem } from '../problem/problem.js';
import { outageRetryAfterSeconds } from '../problem/problem-of-error.js';

/** Which service is ready, for clients that compare themselves with it. */
export interface RunningService {
  readonly version: string;
  readonly storage: 'postgresql' | 'sqlite';
}

/** Tells whether what the service depends on is there. */
export class Readiness {
  #prepared = false;

  /**
   * @param service what answers when it is ready
   * @param reachable resolves while the database can be reached, rejects otherwise
   */
  constructor(
    readonly service: RunningService,
    private readonly reachable: () => Promise<void>,
  ) {}

  /** The schema is up to date; from now on only reachability counts. */
  markPrepared(): void {
    this.#prepared = true;
  }

  /** @throws Problem `storage-unavailable`, or StorageUnavailable, while nothing could be recorded */
  async check(): Promise<void> {
    if (!this.#prepared) {
      throw new Problem('storage-unavailable', 'The database is not prepared yet.', {
        retryAfterSeconds: outageRetryAfterSeconds,
      });
    }
    await this.reachable();
  }
}
