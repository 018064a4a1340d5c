import { createHash } from 'node:crypto';

/** Enough that no two readings of different content are taken for one. */
const markLength = 22;

/** The digest of an input, as far as it has been read. */
export class RunningDigest {
  private readonly hash = createHash('sha256');

  /**
   * Takes the next block of the input.
   * @returns a mark of everything up to its end
   */
  add(block: Buffer): string {
    this.hash.update(block);
    return this.hash.copy().digest('base64').slice(0, markLength);
  }

  /** The digest of the whole input, in hexadecimal digits. */
  finish(): string {
    return this.hash.digest('hex');
  }
}
