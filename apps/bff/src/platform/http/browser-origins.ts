/**
 * Which origins' pages may do what in a browser. Which hosts are one site depends on the public suffix list, which
 * browsers know: two that share their last two labels are taken for one here, and the browser keeps its cookie
 * (`SameSite=Strict`) back where that is wrong.
 */
export class BrowserOrigins {
  readonly #allowed: ReadonlySet<string>;
  readonly #sameSite: ReadonlySet<string>;

  /**
   * @param publicOrigin how browsers see the service
   * @param allowed further origins, in normal form
   */
  constructor(publicOrigin: string, allowed: readonly string[]) {
    this.#allowed = new Set(allowed.filter((origin) => origin !== publicOrigin));
    this.#sameSite = new Set([publicOrigin, ...allowed.filter((origin) => isSameSite(origin, publicOrigin))]);
  }

  /** Whether there are any origins but the service's own. */
  get areListed(): boolean {
    return this.#allowed.size > 0;
  }

  /** @param origin as the `Origin` header has it */
  mayUseSessions(origin: string): boolean {
    return this.#sameSite.has(origin);
  }

  /** Whether an origin other than the service's own may call it at all. */
  isAllowed(origin: string): boolean {
    return this.#allowed.has(origin);
  }
}

/** Scheme included, port excluded (RFC 6265bis, section 5.2). */
function isSameSite(one: string, other: string): boolean {
  const [first, second] = [new URL(one), new URL(other)];
  return first.protocol === second.protocol && siteOf(first.hostname) === siteOf(second.hostname);
}

function siteOf(hostname: string): string {
  const isAddress = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  return isAddress ? hostname : hostname.split('.').slice(-2).join('.');
}
