/** True if the text has at most `limit` octets in UTF-8. Half a surrogate pair counts as three, like U+FFFD. */
export function hasAtMostOctets(text: string, limit: number): boolean {
  if (text.length * 3 <= limit) return true;
  let octets = 0;
  for (let index = 0; index < text.length && octets <= limit; index += 1) {
    const point = text.codePointAt(index) ?? 0;
    octets += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (point >= 0x10000) index += 1;
  }
  return octets <= limit;
}
