/** @returns the body of the call by which the vendor gives the next token for a refresh token; null without one */
export function renewalOf(refreshToken: string | undefined): string | null {
  return refreshToken === undefined ? null : JSON.stringify({ refresh_token: refreshToken });
}
