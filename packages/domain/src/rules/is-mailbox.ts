import { isAddressLiteral } from '../mailbox/address-literal.js';
import { isDomain } from '../mailbox/domain.js';
import { endOfLocalPart } from '../mailbox/local-part.js';
import { hasAtMostOctets } from '../mailbox/utf8-octets.js';

/** RFC 5321 section 4.5.3.1.3: a path has at most 256 octets, angle brackets included. */
const longestMailbox = 254;
/** RFC 5321 section 4.5.3.1.1. The limit of 255 for the domain (4.5.3.1.2) lies beyond that of the path. */
const longestLocalPart = 64;

/**
 * Finds what keeps a text from being a `Mailbox` of RFC 5321 section 4.1.2 (quoted local parts and address literals
 * included) within the lengths of section 4.5.3.1, extended to UTF-8 by RFC 6531 section 3.3. Takes linear time.
 *
 * @returns the problem and its fix as a sentence that never quotes the text, or undefined if it is a mailbox.
 */
export function findMailboxProblem(text: string): string | undefined {
  if (!text.includes('@')) return 'the @ is missing';
  if (!hasAtMostOctets(text, longestMailbox)) return `it is longer than ${longestMailbox} octets`;
  const at = endOfLocalPart(text);
  if (at < 0) return 'the part before the @ has a character, a dot or a quote where none may stand';
  if (!hasAtMostOctets(text.slice(0, at), longestLocalPart)) {
    return `the part before the @ is longer than ${longestLocalPart} octets`;
  }
  const domain = text.slice(at + 1);
  if (isDomain(domain) || isAddressLiteral(domain)) return undefined;
  return 'the part after the @ is neither a domain name nor an IP address in brackets';
}

/** True if the text is a mailbox, see `findMailboxProblem`. */
export function isMailbox(text: string): boolean {
  return findMailboxProblem(text) === undefined;
}
