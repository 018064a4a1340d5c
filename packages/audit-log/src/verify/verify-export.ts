import { LineSplitter } from '../export/line-splitter.js';
import { createVerifier } from './create-verifier.js';
import type { Verification } from './verification.js';
import type { VerifyOptions } from './verify-options.js';

/**
 * Verifies an export of any size as its bytes come in.
 * @param source chunks of bytes, cut anywhere: a Node stream, the body of a fetch response, a list
 * @returns the verdict; a broken export is no exception
 * @throws RangeError as {@link createVerifier} does, and whatever the source throws
 */
export async function verifyExport(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: VerifyOptions = {},
): Promise<Verification> {
  const verifier = createVerifier(options);
  const splitter = new LineSplitter((line, terminated) => {
    verifier.addLine(line, terminated);
  });
  for await (const chunk of source) splitter.write(chunk);
  splitter.end();
  return verifier.finish();
}
