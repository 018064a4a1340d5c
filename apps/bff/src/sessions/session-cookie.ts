import { isLoopbackOrigin } from '../config/origins.js';

/** What a request's `Cookie` header says of its session. */
export type CookieReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly value: string }
  /** Somebody else may have planted one of them: there is no telling which. */
  | { readonly kind: 'many' };

const none: CookieReading = { kind: 'none' };
const many: CookieReading = { kind: 'many' };

/**
 * The cookie that holds a session's id (RFC 6265bis). Over https its name has the prefix `__Host-`, by which browsers keep
 * other hosts and plain connections from setting it; a loopback address has no https, and there the bare name serves.
 */
export class SessionCookie {
  readonly name: string;
  /** False where a cookie would cross the network in plain text: none is given then, and none is read. */
  readonly isSafe: boolean;
  readonly #attributes: string;

  /** @param publicOrigin how browsers see the service */
  constructor(publicOrigin: string) {
    const isSecure = publicOrigin.startsWith('https:');
    this.isSafe = isSecure || isLoopbackOrigin(publicOrigin);
    this.name = isSecure ? '__Host-contacts-session' : 'contacts-session';
    this.#attributes = `; Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  }

  /** @param header as Node gives it: several fields are joined by `; ` */
  read(header: string | undefined): CookieReading {
    if (!this.isSafe || header?.includes(this.name) !== true) return none;
    let found: CookieReading = none;
    for (const pair of header.split(';')) {
      const end = pair.indexOf('=');
      // Blanks and tabs alone may surround a pair: whatever else is trimmed could make another name ours.
      if (end === -1 || trim(pair.slice(0, end)) !== this.name) continue;
      if (found.kind === 'one') return many;
      found = { kind: 'one', value: trim(pair.slice(end + 1)) };
    }
    return found;
  }

  /** The `Set-Cookie` value that gives a browser a session. */
  give(id: string, maxAgeSeconds: number): string {
    return `${this.name}=${id}; Max-Age=${maxAgeSeconds}${this.#attributes}`;
  }

  /** The `Set-Cookie` value that takes it away. */
  get taken(): string {
    return `${this.name}=; Max-Age=0${this.#attributes}`;
  }
}

function trim(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '');
}
