import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { EntryCheck } from './entry-checks.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Where the request comes from, set before anything else looks at it; null when the client is gone already. */
    clientAddress: string | null;
  }
}

/** A block of addresses whose `X-Forwarded-For` is believed. */
export interface TrustedProxy {
  readonly family: 'ipv4' | 'ipv6';
  readonly address: string;
  readonly prefix: number;
}

/** Longer chains of proxies do not exist; a header made up of trusted addresses must not cost more than this. */
const mostHops = 32;
const rememberedProxies = 1_000;

/**
 * Finds out where requests come from. `X-Forwarded-For` is read from its end, where the nearest proxy writes: an
 * entry counts only if everybody behind it is trusted, so nothing that a client makes up is ever believed. Fastify's
 * own reading (`trustProxy`) would take a malformed entry for an address.
 */
export class ClientAddresses {
  readonly #proxies = new BlockList();
  readonly #isDirect: boolean;
  /** Asking the list costs more than the rest of the check, and proxies are few. */
  readonly #known = new Set<string>();

  constructor(proxies: readonly TrustedProxy[]) {
    this.#isDirect = proxies.length === 0;
    for (const { family, address, prefix } of proxies) this.#proxies.addSubnet(address, prefix, family);
  }

  /** Entry check: notes the address for everything that follows. */
  readonly note: EntryCheck = (request: FastifyRequest) => {
    request.clientAddress = this.of(request.raw);
  };

  /** @returns the address without zone, IPv4 in its own notation; null when the connection is gone */
  of({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): string | null {
    const nearest = this.nearestOf(socket);
    if (nearest === null) return null;
    const forwarded = this.#isDirect ? undefined : headers['x-forwarded-for'];
    // Node joins repeated fields of this name.
    return typeof forwarded === 'string' && forwarded !== '' ? this.#follow(nearest, forwarded) : nearest;
  }

  /** @returns the address at the other end of a connection, a proxy or not; null when it is gone */
  nearestOf({ remoteAddress }: { readonly remoteAddress?: string | undefined }): string | null {
    return remoteAddress === undefined ? null : plain(remoteAddress);
  }

  /** @returns whether many clients may come from an address */
  isProxy(address: string): boolean {
    return !this.#isDirect && this.#isTrusted(address);
  }

  #follow(nearest: string, forwarded: string): string {
    let address = nearest;
    let end = forwarded.length;
    for (let hop = 0; hop < mostHops && end >= 0 && this.#isTrusted(address); hop++) {
      const comma = end === 0 ? -1 : forwarded.lastIndexOf(',', end - 1);
      const entry = addressIn(forwarded.slice(comma + 1, end));
      if (entry === undefined) break;
      address = entry;
      end = comma;
    }
    return address;
  }

  #isTrusted(address: string): boolean {
    if (this.#known.has(address)) return true;
    const isTrusted = this.#proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
    if (isTrusted && this.#known.size < rememberedProxies) this.#known.add(address);
    return isTrusted;
  }
}

/** The address of one entry; some proxies add the port. */
function addressIn(entry: string): string | undefined {
  const text = entry.trim();
  const [, bracketed, dotted] = /^(?:\[([0-9a-f:.]+)\](?::\d{1,5})?|([0-9.]+):\d{1,5})$/i.exec(text) ?? [];
  const address = bracketed ?? dotted ?? text;
  return isIP(address) === 0 ? undefined : plain(address);
}

/** Sockets that take both versions show IPv4 as a part of IPv6 (RFC 4291, section 2.5.5.2). */
function plain(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const zone = address.indexOf('%');
  return mapped ?? (zone === -1 ? address : address.slice(0, zone));
}
