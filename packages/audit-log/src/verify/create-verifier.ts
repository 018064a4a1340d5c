import { HeaderStage } from './header-stage.js';
import type { Stage } from './stage.js';
import type { Verification } from './verification.js';
import { withDefaults, type VerifyOptions } from './verify-options.js';

/** Verifies one export, line by line. Its state does not grow with the number of records. */
export interface ExportVerifier {
  /**
   * Takes the next line.
   * @param line without its line feed; bytes, or text if the bytes were decoded strictly
   * @param terminated whether it ended in a line feed; true by default
   */
  addLine(line: Uint8Array | string, terminated?: boolean): void;
  /**
   * Ends the export.
   * @returns the verdict
   */
  finish(): Verification;
}

/**
 * Makes a verifier for one export.
 * @throws RangeError when `fromSeq` or `toSeq` can't be the number of a record
 */
export function createVerifier(options: VerifyOptions = {}): ExportVerifier {
  let stage: Stage = new HeaderStage(withDefaults(options));
  let number = 0;
  return {
    addLine(raw, terminated = true) {
      number++;
      stage = stage.take({ raw, terminated, number });
    },
    finish: () => stage.end(),
  };
}
