/** Names under which a machine reaches itself, as they stand in an origin. */
export const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * @param text an address of scheme, host and maybe a port
 * @returns its origin in normal form (RFC 6454, section 6.1); undefined for everything that says more, or is not http
 */
export function originOf(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) return undefined;
  return url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === ''
    ? url.origin
    : undefined;
}

/** Whether an origin is on the machine itself, so that what goes there crosses no network. */
export function isLoopbackOrigin(origin: string): boolean {
  return loopbackNames.includes(new URL(origin).hostname);
}
