import { AuditFormatError } from '../audit-format-error.js';
import { decodeBase64Url } from '../bytes/base64.js';
import { keyNameOf, publicKeyBytes, type NotePublicKey } from '../note/note-key.js';
import { isKeyName } from '../note/signed-note.js';

/**
 * Reads a JWK, or a JWK Set (RFC 7517), with Ed25519 keys (RFC 8037 section 2). A key with a `kid` has the name that
 * signs under it; keys of other types are passed over, as RFC 7517 section 5 asks.
 * @throws AuditFormatError when the text holds something else, or a private key
 */
export function parseJwks(text: string): NotePublicKey[] {
  const value = parseObject(text);
  if (!('keys' in value)) return parseKey(value, 1);
  if (!Array.isArray(value['keys'])) throw jwkError('"keys" is not a list');
  return value['keys'].flatMap((key, index) => parseKey(key, index + 1));
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw jwkError('it starts like JSON and is none');
  }
  if (!isObject(value)) throw jwkError('it is JSON, but no object');
  return value;
}

function parseKey(key: unknown, number: number): NotePublicKey[] {
  if (!isObject(key)) throw jwkError(`key ${number} is not an object`);
  if (key['kty'] !== 'OKP' || key['crv'] !== 'Ed25519') return [];
  if ('d' in key) {
    throw new AuditFormatError(
      `JWK ${number} is a private key. Verification needs the public one only: keep the private key where it was.`,
    );
  }
  const { kid, x } = key;
  const publicKey = typeof x === 'string' ? decodeBase64Url(x) : undefined;
  if (publicKey?.length !== publicKeyBytes)
    throw jwkError(`"x" of key ${number} is not the base64url of 32 bytes`);
  if (kid === undefined) return [{ name: null, publicKey }];
  if (typeof kid !== 'string' || !isKeyName(kid))
    throw jwkError(`"kid" of key ${number} can't be part of a key's name`);
  return [{ name: keyNameOf(kid), publicKey }];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jwkError(problem: string): AuditFormatError {
  return new AuditFormatError(
    `The keys are no JWK or JWK Set: ${problem}. Use what GET /bff/audit/public-key once answered, as it is.`,
  );
}
