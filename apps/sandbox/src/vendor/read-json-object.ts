import { badRequest } from './refusal.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses a body that has to be one JSON object (docs/upstream/quirks.md C20).
 * @param body the undecoded body
 * @returns the object
 * @throws Refusal 400/1000 when it is not UTF-8, not JSON, or another kind of JSON
 */
export function readJsonObject(body: Buffer): Record<string, unknown> {
  let content: unknown;
  try {
    content = JSON.parse(utf8.decode(body));
  } catch {
    throw badRequest('The request body is not valid JSON.');
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw badRequest('The request body is not a JSON object.');
  }
  return content as Record<string, unknown>;
}
