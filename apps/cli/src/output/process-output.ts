import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import type { Sink } from './screen.js';

/**
 * stdout or stderr of the process. Texts are written straight to it; the stream is opened for a terminal and for whoever
 * needs more than to write a text, since loading Node's streams takes longer than most commands.
 */
export class ProcessOutput implements Sink {
  private opened: NodeJS.WriteStream | undefined;
  private readonly isPlain: boolean;

  /**
   * @param descriptor 1 for stdout, 2 for stderr
   * @param onError gets every failure to write
   */
  constructor(
    private readonly descriptor: 1 | 2,
    private readonly onError: (error: NodeJS.ErrnoException) => void,
  ) {
    this.isPlain = isNoTerminal(descriptor);
  }

  /** The stream, which is open from now on. */
  get stream(): NodeJS.WriteStream {
    this.opened ??= (this.descriptor === 1 ? process.stdout : process.stderr).on('error', this.onError);
    return this.opened;
  }

  get isTTY(): boolean {
    return !this.isPlain && this.stream.isTTY;
  }

  get columns(): number | undefined {
    return this.isTTY ? this.stream.columns : undefined;
  }

  write(text: string): void {
    let rest = Buffer.from(text);
    try {
      while (this.isPlain && this.opened === undefined && rest.length > 0) {
        rest = rest.subarray(writeSync(this.descriptor, rest));
      }
    } catch (error) {
      // A pipe that somebody else has set not to wait is full; the stream waits until it has room.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') {
        this.onError(error as NodeJS.ErrnoException);
        return;
      }
    }
    if (rest.length > 0) this.stream.write(rest);
  }
}

function isNoTerminal(descriptor: number): boolean {
  try {
    const output = fstatSync(descriptor);
    return !output.isCharacterDevice() || output.rdev === statSync(devNull).rdev;
  } catch {
    return false;
  }
}
