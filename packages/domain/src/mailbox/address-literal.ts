const snum = /^\d{1,3}$/;
const ipv6Group = /^[\da-f]{1,4}$/i;
const generalTag = /^[\da-z-]*[\da-z]$/i;
const dcontent = /^[!-Z^-~]+$/;

/**
 * True if the text is an `address-literal` of RFC 5321 section 4.1.3, brackets included: `[192.0.2.1]`,
 * `[IPv6:2001:db8::1]` or `[tag:content]`. The tag `IPv6` takes nothing but an IPv6 address.
 */
export function isAddressLiteral(text: string): boolean {
  if (!text.startsWith('[') || !text.endsWith(']')) return false;
  const address = text.slice(1, -1);
  const tagEnd = address.indexOf(':');
  if (tagEnd < 0) return isIpv4(address);
  const tag = address.slice(0, tagEnd);
  const content = address.slice(tagEnd + 1);
  return tag.toLowerCase() === 'ipv6' ? isIpv6(content) : generalTag.test(tag) && dcontent.test(content);
}

/** Four decimal numbers from 0 to 255 of one to three digits each; leading zeros are in the grammar. */
function isIpv4(text: string): boolean {
  const numbers = text.split('.');
  return numbers.length === 4 && numbers.every((number) => snum.test(number) && Number(number) <= 255);
}

/** `IPv6-full`, `IPv6-comp`, `IPv6v4-full` or `IPv6v4-comp`: `::` stands for at least two groups of zeros. */
function isIpv6(text: string): boolean {
  const hexadecimal = text.includes('.') ? withoutIpv4Tail(text) : text;
  const [left = '', right, ...more] = hexadecimal.split('::');
  if (right === undefined) return isGroups(left) && countGroups(left) === 8;
  const isCompressed =
    more.length === 0 && (left === '' || isGroups(left)) && (right === '' || isGroups(right));
  return isCompressed && countGroups(left) + countGroups(right) <= 6;
}

/** Replaces a dotted-decimal tail by the two groups that it stands for; `""` if the tail is no IPv4 address. */
function withoutIpv4Tail(text: string): string {
  const tail = text.lastIndexOf(':') + 1;
  return isIpv4(text.slice(tail)) ? `${text.slice(0, tail)}0:0` : '';
}

function isGroups(text: string): boolean {
  return text.split(':').every((group) => ipv6Group.test(group));
}

function countGroups(text: string): number {
  return text === '' ? 0 : text.split(':').length;
}
