import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

import { ResponseBody } from './response-body.js';

/** A text, and where its bytes are cut into chunks. */
const cutText = fc.tuple(
  fc.string({ unit: 'binary', maxLength: 20_000 }),
  fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
);

function chunksOf(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const edges = [0, ...cuts.map((cut) => Math.floor(cut * bytes.length)).sort((a, b) => a - b), bytes.length];
  return edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
}

describe('ResponseBody', () => {
  it.each<[string | undefined, (bytes: Buffer) => Buffer]>([
    [undefined, (bytes) => bytes],
    ['identity', (bytes) => bytes],
    ['', (bytes) => bytes],
    ['gzip', gzipSync],
    ['X-GZIP', gzipSync],
    [' br ', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ])('gives back any text in any chunks, coded as %j', (coding, encode) => {
    fc.assert(
      fc.property(cutText, ([text, cuts]) => {
        const body = new ResponseBody(262_144);
        for (const chunk of chunksOf(encode(Buffer.from(text)), cuts)) expect(body.append(chunk)).toBe(true);
        expect(body.decode(coding)).toBe(Buffer.from(text).toString());
      }),
    );
  });

  it('takes no chunk that would outgrow the limit, and keeps what came before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 40 })),
        fc.integer({ min: 1, max: 300 }),
        (chunks, limit) => {
          const body = new ResponseBody(limit);
          let kept = '';
          for (const chunk of chunks) {
            const fits = kept.length + chunk.length <= limit;
            expect(body.append(Buffer.from(chunk))).toBe(fits);
            if (fits) kept += chunk;
          }
          expect(body.decode(undefined)).toBe(kept);
        },
      ),
    );
  });

  it('does not write into the chunks it was given', () => {
    const slab = Buffer.from('first second');
    const body = new ResponseBody(100);
    body.append(slab.subarray(0, 5));
    body.append(Buffer.from('XXX'));
    expect(slab.toString()).toBe('first second');
  });

  it.each(['gzip', 'br', 'deflate'])(
    'gives up on %s that outgrows the limit, is broken, or is cut',
    (coding) => {
      const encode = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync }[coding] ?? gzipSync;
      const decode = (bytes: Buffer) => {
        const body = new ResponseBody(1000);
        body.append(bytes);
        return body.decode(coding);
      };
      expect(decode(encode(Buffer.alloc(1000)))).toHaveLength(1000);
      expect(decode(encode(Buffer.alloc(1001)))).toBeUndefined();
      expect(decode(Buffer.from('not compressed at all'))).toBeUndefined();
      expect(decode(encode(Buffer.from('some text')).subarray(0, 8))).toBeUndefined();
    },
  );

  it.each(['zstd', 'gzip, gzip', 'compress'])('does not know %s', (coding) => {
    const body = new ResponseBody(100);
    body.append(Buffer.from('{}'));
    expect(body.decode(coding)).toBeUndefined();
  });

  it('is empty without bytes, whatever coding is declared', () => {
    expect(new ResponseBody(100).decode('gzip')).toBe('');
  });
});
