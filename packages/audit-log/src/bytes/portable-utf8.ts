/** Longest argument list that every engine takes in one call. */
const chunk = 8192;

/**
 * Encodes a text as UTF-8 (RFC 3629), for realms without TextEncoder, which is no part of ECMAScript.
 * @param text well-formed Unicode; half of a surrogate pair would become three bytes that no decoder accepts
 */
export function encodePortably(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return encodeBeyondAscii(text);
    bytes[index] = unit;
  }
  return bytes;
}

function encodeBeyondAscii(text: string): Uint8Array {
  // A UTF-16 unit takes three bytes at most: a pair of them takes four.
  const bytes = new Uint8Array(text.length * 3);
  let end = 0;
  for (let index = 0; index < text.length; index++) {
    const point = text.codePointAt(index) ?? 0;
    if (point < 0x80) {
      bytes[end++] = point;
      continue;
    }
    if (point < 0x800) {
      bytes[end++] = 0xc0 | (point >> 6);
    } else {
      if (point < 0x10000) {
        bytes[end++] = 0xe0 | (point >> 12);
      } else {
        index++;
        bytes[end++] = 0xf0 | (point >> 18);
        bytes[end++] = 0x80 | ((point >> 12) & 0x3f);
      }
      bytes[end++] = 0x80 | ((point >> 6) & 0x3f);
    }
    bytes[end++] = 0x80 | (point & 0x3f);
  }
  return bytes.subarray(0, end);
}

/**
 * Decodes UTF-8 strictly (RFC 3629), for realms without TextDecoder: overlong forms, surrogates, code points above
 * U+10FFFF and cut sequences are refused, and a byte order mark is a character like any other.
 * @returns the text, or undefined when the bytes are not UTF-8
 */
export function decodePortably(bytes: Uint8Array): string | undefined {
  for (let index = 0; index < bytes.length; index++) {
    if ((bytes[index] ?? 0) > 0x7f) return decodeBeyondAscii(bytes);
  }
  return textOfUnits(bytes, bytes.length);
}

function decodeBeyondAscii(bytes: Uint8Array): string | undefined {
  const units = new Uint16Array(bytes.length);
  let end = 0;
  let index = 0;
  while (index < bytes.length) {
    const lead = bytes[index++] ?? 0;
    if (lead < 0x80) {
      units[end++] = lead;
      continue;
    }
    const trailing = trailingBytes(lead);
    if (trailing === 0) return undefined;
    let point = lead & (0x3f >> trailing);
    for (let step = 0; step < trailing; step++) {
      const byte = bytes[index++] ?? 0;
      if ((byte & 0xc0) !== 0x80) return undefined;
      point = (point << 6) | (byte & 0x3f);
    }
    if (point < smallest(trailing) || (point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff)
      return undefined;
    if (point >= 0x10000) {
      units[end++] = 0xd7c0 + (point >> 10);
      units[end++] = 0xdc00 + (point & 0x3ff);
    } else {
      units[end++] = point;
    }
  }
  return textOfUnits(units, end);
}

/** @returns how many bytes follow this first byte of a sequence; 0 when no sequence starts with it */
function trailingBytes(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
}

/** @returns the smallest code point that needs this many trailing bytes; a smaller one is an overlong form */
function smallest(trailing: number): number {
  if (trailing === 1) return 0x80;
  return trailing === 2 ? 0x800 : 0x10000;
}

function textOfUnits(units: Uint8Array | Uint16Array, length: number): string {
  let text = '';
  for (let start = 0; start < length; start += chunk) {
    const part = units.subarray(start, Math.min(start + chunk, length));
    text += String.fromCharCode.apply(null, part as unknown as number[]);
  }
  return text;
}
