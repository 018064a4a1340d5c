import { writeSync } from 'node:fs';
import { endUnlessClosed } from './output/closed-pipe.js';
import { version } from './version.js';

/** Prints the version without opening the stdout stream, which alone takes a tenth of the time. */
export function printVersion(): void {
  try {
    writeSync(1, `${version}\n`);
  } catch (error) {
    endUnlessClosed(error as NodeJS.ErrnoException);
  }
}
