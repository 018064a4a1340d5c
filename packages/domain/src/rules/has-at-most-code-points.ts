const highSurrogates = /[\ud800-\udbff](?=[\udc00-\udfff])/g;

/** True if the text has at most `limit` Unicode code points; an emoji outside the basic plane is one, not two. */
export function hasAtMostCodePoints(text: string, limit: number): boolean {
  if (text.length <= limit) return true;
  if (text.length > 2 * limit) return false;
  const pairs = text.match(highSurrogates)?.length ?? 0;
  return text.length - pairs <= limit;
}
