import { readFilePieces } from '../../../input/open-input.js';

const blockBytes = 64 * 1024;

/**
 * Reads a file in blocks that are the same each time: all of one size but the last, however the system cuts what it reads.
 * @throws CommandFailure (usage) when it cannot be read
 */
export async function* readBlocks(path: string, interruption: AbortSignal): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of readFilePieces(path, interruption)) {
    rest = rest.byteLength === 0 ? piece : Buffer.concat([rest, piece]);
    for (; rest.byteLength >= blockBytes; rest = rest.subarray(blockBytes))
      yield rest.subarray(0, blockBytes);
  }
  if (rest.byteLength > 0) yield rest;
}
