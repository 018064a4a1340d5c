/**
 * A text that was handed in is not what it should be: a key, a note, a checkpoint. The message says what is wrong,
 * on which line and what to do.
 */
export class AuditFormatError extends Error {
  override readonly name = 'AuditFormatError';
}
