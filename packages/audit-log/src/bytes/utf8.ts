import { decodePortably, encodePortably } from './portable-utf8.js';

/** What the Encoding standard of browsers and Node adds to a realm; far faster than what can be written here. */
interface EncodingGlobals {
  readonly TextEncoder?: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder?: new (
    label: string,
    options: { fatal: boolean; ignoreBOM: boolean },
  ) => { decode(bytes: Uint8Array): string };
}

const { TextEncoder, TextDecoder } = globalThis as EncodingGlobals;
const encoder = TextEncoder && new TextEncoder();
const decoder = TextDecoder && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Encodes a text as UTF-8 (RFC 3629).
 * @param text well-formed Unicode
 */
export function encodeUtf8(text: string): Uint8Array {
  return encoder ? encoder.encode(text) : encodePortably(text);
}

/**
 * Decodes UTF-8 strictly (RFC 3629); a byte order mark is a character like any other.
 * @returns the text, or undefined when the bytes are not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (!decoder) return decodePortably(bytes);
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
