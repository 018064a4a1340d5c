import { createHash, randomBytes } from 'node:crypto';

/** Draws a session id: 256 random bits in base64url. */
export function drawSessionId(): string {
  return randomBytes(32).toString('base64url');
}

/** @returns whether a text could be one of our ids */
export function isSessionId(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** @returns SHA-256 in hex: all that is kept of an id, so that nobody who reads the database can use a session */
export function hashSessionId(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
