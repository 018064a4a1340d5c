import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

const firstCapacity = 4096;

/** The bytes of one response body, copied into one buffer so that tiny chunks cannot multiply its memory. */
export class ResponseBody {
  private bytes: Buffer | undefined;
  private length = 0;

  /** @param limit largest number of bytes, both as received and decoded. */
  constructor(private readonly limit: number) {}

  /** Takes over one chunk; false when the body would outgrow the limit by it, and then it is left out. */
  append(chunk: Buffer): boolean {
    const length = this.length + chunk.length;
    if (length > this.limit) return false;
    if (this.bytes === undefined) {
      // One chunk is the common case; it needs no copy.
      this.bytes = chunk;
    } else {
      if (length > this.bytes.length) {
        const grown = Buffer.allocUnsafe(Math.min(this.limit, Math.max(firstCapacity, 2 * length)));
        this.bytes.copy(grown, 0, 0, this.length);
        this.bytes = grown;
      }
      chunk.copy(this.bytes, this.length);
    }
    this.length = length;
    return true;
  }

  /**
   * Decodes what has arrived as UTF-8 after undoing one content coding (RFC 9110 section 8.4.1): gzip, deflate, br.
   *
   * @param contentCoding the `Content-Encoding` field, undefined or `identity` for none.
   * @returns undefined when the coding is unknown, the bytes do not match it or are cut, or the result is over the
   *   limit.
   */
  decode(contentCoding: string | undefined): string | undefined {
    const bytes = this.bytes?.subarray(0, this.length);
    if (bytes === undefined) return '';
    if (contentCoding === undefined) return bytes.toString('utf8');
    try {
      return decompress(bytes, contentCoding.trim().toLowerCase(), this.limit)?.toString('utf8');
    } catch {
      return undefined;
    }
  }
}

function decompress(bytes: Buffer, coding: string, maxOutputLength: number): Buffer | undefined {
  switch (coding) {
    case '':
    case 'identity':
      return bytes;
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(bytes, { maxOutputLength });
    case 'br':
      return brotliDecompressSync(bytes, { maxOutputLength });
    case 'deflate':
      return hasZlibHeader(bytes)
        ? inflateSync(bytes, { maxOutputLength })
        : inflateRawSync(bytes, { maxOutputLength });
    default:
      return undefined;
  }
}

/** Some servers send raw deflate data under this name; RFC 9110 section 8.4.1.2 notes it. */
function hasZlibHeader(bytes: Buffer): boolean {
  return ((bytes[0] ?? 0) & 0x0f) === 0x08;
}
