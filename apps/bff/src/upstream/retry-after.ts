const shortest = 1;
const longest = 3600;
/** For a 429 that does not say: the vendor's windows are five minutes wide and slide (docs/upstream/rate-limits.md). */
const whenUnsaid = 10;

const number = /^[+-]?[0-9]+(\.[0-9]+)?$/;

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
/** The three forms of an HTTP date (RFC 9110 section 5.6.7); Date.parse alone takes almost any text for a date. */
const fixedDate = new RegExp(
  `^[A-Z][a-z]{2}, [0-9]{2} (?:${months}) [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT$`,
);
const longDate = new RegExp(
  `^[A-Z][a-z]{5,8}, [0-9]{2}-(?:${months})-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT$`,
);
const plainDate = new RegExp(`^[A-Z][a-z]{2} (?:${months}) [ 0-9][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2} [0-9]{4}$`);

/**
 * Reads a `Retry-After` field (RFC 9110 section 10.2.3) and clamps it.
 *
 * @param value the field as received: seconds, an HTTP date, anything else, or undefined.
 * @param now milliseconds since the epoch.
 * @returns whole seconds from 1 to 3600, fractions rounded up; 1 for what lies in the past, 10 for what says nothing.
 */
export function readRetryAfter(value: string | undefined, now: number): number {
  const text = value?.trim() ?? '';
  const seconds = number.test(text) ? Number(text) : (parseHttpDate(text) - now) / 1000;
  if (Number.isNaN(seconds)) return whenUnsaid;
  return Math.min(longest, Math.max(shortest, Math.ceil(seconds)));
}

function parseHttpDate(text: string): number {
  if (fixedDate.test(text) || longDate.test(text)) return Date.parse(text);
  return plainDate.test(text) ? Date.parse(`${text} GMT`) : Number.NaN;
}
