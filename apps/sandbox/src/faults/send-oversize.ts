import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Answer } from '../vendor/answer.js';
import { writeHead, type Exchange } from './exchange.js';
import type { FaultOf } from './fault.js';

const portion = Buffer.alloc(65_536, ' ');

/**
 * Sends the answer padded with blanks, so that its JSON stays valid, as a stream that needs no memory.
 * @param fault `bytes` is the decoded length of the whole body; with `encoding` it goes out compressed
 */
export async function sendOversize(
  exchange: Exchange,
  answer: Answer,
  fault: FaultOf<'oversize'>,
): Promise<void> {
  const { response, released } = exchange;
  const body = Buffer.from(answer.body);
  const length = Math.max(fault.bytes, body.length);
  const source = Readable.from(padded(body, length), { objectMode: false });
  try {
    if (fault.encoding === 'gzip') {
      writeHead(
        exchange,
        { ...answer, headers: { ...answer.headers, 'content-encoding': 'gzip' } },
        undefined,
      );
      await pipeline(source, createGzip(), response, { signal: released });
    } else {
      writeHead(exchange, answer, length);
      await pipeline(source, response, { signal: released });
    }
  } catch {
    // The caller has gone, or the exchange was released: both are how this fault is meant to end.
    response.destroy();
  }
}

function* padded(body: Buffer, length: number): Generator<Buffer> {
  yield body;
  for (let missing = length - body.length; missing > 0; missing -= portion.length) {
    yield missing < portion.length ? portion.subarray(0, missing) : portion;
  }
}
