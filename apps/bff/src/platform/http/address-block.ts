/**
 * The addresses that one client can take at will: an IPv4 address is one, of IPv6 every network gets at least a /64
 * (RFC 6177). Limits count by it.
 * @param address valid, without zone
 */
export function addressBlockOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const first = groupsOf(head);
  const last = groupsOf(tail ?? '');
  // A dotted end stands for two groups; whether it does matters only to where the gap ends.
  const missing = 8 - first.length - last.length - (address.includes('.') ? 1 : 0);
  const zeros = tail === undefined ? [] : Array.from({ length: missing }, () => '0');
  return `${[...first, ...zeros, ...last].slice(0, 4).join(':')}::/64`;
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':').map((group) => group.replace(/^0+(?=.)/, ''));
}
