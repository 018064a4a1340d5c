import { isIP } from 'node:net';

/** A block of addresses, as CIDR writes it (RFC 4632, RFC 4291 section 2.3). */
export interface AddressRange {
  readonly family: 'ipv4' | 'ipv6';
  readonly address: string;
  /** How many leading bits count. */
  readonly prefix: number;
}

/**
 * Parses a comma list of CIDR blocks; an address without a length stands for itself alone.
 * @returns undefined when a part is no block of addresses
 */
export function parseAddressRanges(text: string): readonly AddressRange[] | undefined {
  const ranges = text.split(',').map((part) => parseAddressRange(part.trim()));
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}

function parseAddressRange(text: string): AddressRange | undefined {
  const [, address = '', length] = /^([0-9a-f:.]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0) return undefined;
  const bits = version === 4 ? 32 : 128;
  const prefix = length === undefined ? bits : Number(length);
  return prefix > bits ? undefined : { family: version === 4 ? 'ipv4' : 'ipv6', address, prefix };
}

/** @returns the block in CIDR notation */
export function describeRange({ address, prefix }: AddressRange): string {
  return `${address}/${prefix}`;
}
