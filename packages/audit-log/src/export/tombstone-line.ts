import { canonicalize } from '../canonical/canonicalize.js';

/**
 * Writes the line of an export that carries a tombstone.
 * @param note the signed note, see {@link signTombstone}
 * @returns the line without its line feed
 */
export function formatTombstoneLine(note: string): string {
  return canonicalize({ tombstone: note });
}

/** @returns the note in the line of a tombstone; undefined when the line is something else */
export function tombstoneNoteOf(value: Record<string, unknown>): string | undefined {
  const { tombstone } = value;
  return typeof tombstone === 'string' && Object.keys(value).length === 1 ? tombstone : undefined;
}
