import { Problem } from '../platform/problem/problem.js';

/**
 * The answer where a cookie stands for no session any more.
 * @param takenCookie the `Set-Cookie` value that has the browser forget it
 */
export function sessionExpired(detail: string, takenCookie: string): Problem {
  return new Problem('session-expired', detail, { retry: 'never', headers: { 'set-cookie': takenCookie } });
}
