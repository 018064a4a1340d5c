import { createHash } from 'node:crypto';

/** The Idempotency-Key of a row: always the same for the same row of the same import, and of no other. */
export function rowKey(importId: string, row: number): string {
  return createHash('sha256').update(`${importId}/${row}`).digest('base64url');
}
