import { contactRule } from './contact-rule.js';

const highSurrogates = /[\ud800-\udbff](?=[\udc00-\udfff])/g;

/** True if the text has at most `limit` Unicode code points; an emoji outside the basic plane is one, not two. */
export function hasAtMostCodePoints(text: string, limit: number): boolean {
  if (text.length <= limit) return true;
  if (text.length > 2 * limit) return false;
  const pairs = text.match(highSurrogates)?.length ?? 0;
  return text.length - pairs <= limit;
}

/**
 * Limits a string to a number of code points. class-validator's `MaxLength` does not count variation selectors, so it
 * would let longer strings through.
 */
export function HasAtMostCodePoints(limit: number): PropertyDecorator {
  return contactRule({
    name: 'hasAtMostCodePoints',
    code: 'too_long',
    holds: (value) => typeof value !== 'string' || hasAtMostCodePoints(value, limit),
    message: `$property is longer than ${limit} characters. Shorten it.`,
    constraints: [limit],
  });
}
