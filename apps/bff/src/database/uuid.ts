const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Brings a UUID (RFC 9562) into the form in which both databases return it: SQLite compares text, and
 * PostgreSQL fails on anything that is no UUID.
 * @returns the UUID in lower case, or undefined when the text is none
 */
export function normaliseUuid(text: string): string | undefined {
  const lowerCase = text.toLowerCase();
  return uuid.test(lowerCase) ? lowerCase : undefined;
}
