// Each reads the text of one query parameter, and returns undefined for what is none.

const timestamp =
  /^(\d{4}-\d{2}-(\d{2}))[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Events on a page. */
export function parseLimit(text: string): number | undefined {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= 500 ? limit : undefined;
}

/** A real moment (RFC 3339), in UTC with milliseconds. */
export function parseTime(text: string): string | undefined {
  const [, date, day] = timestamp.exec(text) ?? [];
  // Date.parse takes 30 February for 2 March.
  if (date === undefined || new Date(date).getUTCDate() !== Number(day)) return undefined;
  const time = new Date(text).toISOString();
  // PostgreSQL knows no year 0, and years beyond four digits are written in another way.
  return /^(?!0000)\d{4}-/.test(time) ? time : undefined;
}

/** One of a closed list. */
export function oneOf<T extends string>(known: readonly T[]): (text: string) => T | undefined {
  return (text) => known.find((value) => value === text);
}

/** Any short text that both databases can compare. */
export function parseText(text: string): string | undefined {
  return text.length >= 1 && text.length <= 256 && !text.includes('\0') ? text : undefined;
}

/** Number of a record. */
export function parseSeq(text: string): number | undefined {
  return /^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}

/** Id of a contact, as the vendor writes it. */
export function parseContactId(text: string): string | undefined {
  return /^[1-9]\d{0,15}$/.test(text) ? text : undefined;
}

/** Id of ours, in lower case. */
export function parseUuid(text: string): string | undefined {
  return uuid.test(text) ? text.toLowerCase() : undefined;
}
