import { usageFailure } from '../command-failure.js';

/** Where a setting came from, in words for messages. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
}

const example = 'https://contacts.example.com';

/**
 * Checks the address of the BFF: https, or http to this machine, with no user, query or fragment.
 * @param text as the user wrote it, with its source for messages
 * @returns the URL
 * @throws CommandFailure (usage) when a token sent there could be read or lost on the way
 */
export function checkBaseUrl({ value, source }: Sourced<string>): URL {
  const wrong = (what: string, fix: string) => usageFailure(`The base URL from ${source} ${what}.`, fix);
  if (!URL.canParse(value)) throw wrong('is not a URL', `Write it in full, such as ${example}.`);
  const url = new URL(value);
  if (url.username !== '' || url.password !== '') {
    throw wrong('holds a user name or password', 'Leave them out; sign in with `contacts login` instead.');
  }
  if (url.search !== '' || url.hash !== '') {
    throw wrong('has a query or a fragment', `Give the address alone, such as ${example}.`);
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw wrong(
      `would send your token unencrypted to ${url.host}`,
      `Use https://${url.host}; plain http is for this machine only (127.0.0.1, localhost, [::1]).`,
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw wrong(`uses ${url.protocol}//`, `Use https, such as ${example}.`);
  }
  return url;
}

/** A base URL as text that a path can follow: without slashes at its end. */
export function textOfBaseUrl(baseUrl: URL): string {
  return baseUrl.href.replace(/\/+$/, '');
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
