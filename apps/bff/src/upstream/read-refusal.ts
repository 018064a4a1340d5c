import type { VendorError, VendorRefusal } from './creation-result.js';
import { isJsonObject, parseJson, type JsonObject } from './json-value.js';

/** More details than any contact has members; the rest is dropped. */
const maxErrors = 50;
/** In UTF-16 code units. A longer one is dropped: cut, it could end within a submitted value and hide it. */
const maxMessageLength = 500;

const token = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/**
 * Reads a vendor error body in either dialect (docs/upstream/errors.md): the application's
 * `{error_code, error_token, message, errors[]}` or the gateway's `{message}`. Members of a wrong type read as null,
 * nested `errors[]` are flattened in document order, and a body that is no JSON object gives a refusal of nulls.
 *
 * @param text body of any length and content; only its content counts, not its declared type.
 */
export function readRefusal(text: string): VendorRefusal {
  const body = parseJson(text);
  if (!isJsonObject(body)) return { error_code: null, error_token: null, message: null, errors: [] };
  return { ...readError(body), errors: flatten(body['errors']) };
}

function readError(error: JsonObject): VendorError {
  const { error_code: code, error_token: name, message } = error;
  return {
    error_code: Number.isSafeInteger(code) ? (code as number) : null,
    error_token: typeof name === 'string' && token.test(name) ? name : null,
    message: isSentence(message) ? message : null,
  };
}

function flatten(errors: unknown): VendorError[] {
  const found: VendorError[] = [];
  const waiting: unknown[] = [errors];
  while (waiting.length > 0 && found.length < maxErrors) {
    const next = waiting.pop();
    if (Array.isArray(next)) {
      for (const element of next.slice(0, maxErrors).reverse()) waiting.push(element);
    } else if (isJsonObject(next)) {
      found.push(readError(next));
      if (next['errors'] !== undefined) waiting.push(next['errors']);
    }
  }
  return found;
}

function isSentence(message: unknown): message is string {
  return typeof message === 'string' && message !== '' && message.length <= maxMessageLength;
}
