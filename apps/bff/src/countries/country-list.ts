import { laneOf, type Caller } from '../callers/caller.js';
import { ConfirmAccess } from '../callers/confirm-access.js';
import type { Upstream } from '../upstream/upstream.js';
import { problemOfCall } from '../vendor-calls/problem-of-call.js';

/** How long a list is good for, in milliseconds: countries change once in years. */
const keptMs = 3_600_000;

interface Kept {
  readonly list: Promise<string>;
  readonly until: number;
}

/** The vendor's countries, asked for once an hour and form, however many callers want them. */
export class CountryList {
  readonly #kept = new Map<boolean | undefined, Kept>();

  constructor(
    private readonly upstream: Upstream,
    private readonly access: ConfirmAccess,
  ) {}

  /**
   * @param caller is let pass once the vendor has accepted the token for its own organisation; a token that names
   *   none asks the vendor itself
   * @returns JSON text of an array
   * @throws Problem when the token is not accepted, or the vendor cannot be asked
   */
  async read(caller: Caller, geographic: boolean | undefined): Promise<string> {
    if (caller.organisationId === null) return this.#ask(caller, geographic);
    await this.access.require(caller, caller.organisationId);
    const kept = this.#kept.get(geographic);
    if (kept !== undefined && kept.until > performance.now()) return kept.list;
    const list = this.#ask(caller, geographic);
    this.#kept.set(geographic, { list, until: performance.now() + keptMs });
    // A failure is the answer of those who asked meanwhile, and of nobody after them.
    list.catch(() => this.#kept.delete(geographic));
    return list;
  }

  async #ask(caller: Caller, geographic: boolean | undefined): Promise<string> {
    const result = await this.upstream.listCountries(
      { token: caller.token, lane: laneOf(caller) },
      geographic,
    );
    if (result.kind !== 'succeeded') throw problemOfCall(result, 'read');
    return result.body;
  }
}
