import { errors } from 'undici';

import type { UnsentReason } from './creation-result.js';
import type { BreakReason } from './exchange.js';

const unsentReasons: ReadonlyMap<string, UnsentReason> = new Map([
  ['ENOTFOUND', 'dns'],
  ['ECONNREFUSED', 'refused'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['ECONNRESET', 'unreachable'],
  ['ETIMEDOUT', 'connect_timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'connect_timeout'],
  ['UND_ERR_CLOSED', 'aborted_before_send'],
  ['UND_ERR_DESTROYED', 'aborted_before_send'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_identity'],
]);

/** Verification results of OpenSSL as Node names them (nodejs.org/api/tls.html, "X509 certificate error codes"). */
const certificateErrors: ReadonlySet<string> = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_CRL',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'UNABLE_TO_DECRYPT_CRL_SIGNATURE',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'CERT_SIGNATURE_FAILURE',
  'CRL_SIGNATURE_FAILURE',
  'CERT_NOT_YET_VALID',
  'CERT_HAS_EXPIRED',
  'CRL_NOT_YET_VALID',
  'CRL_HAS_EXPIRED',
  'ERROR_IN_CERT_NOT_BEFORE_FIELD',
  'ERROR_IN_CERT_NOT_AFTER_FIELD',
  'ERROR_IN_CRL_LAST_UPDATE_FIELD',
  'ERROR_IN_CRL_NEXT_UPDATE_FIELD',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_CHAIN_TOO_LONG',
  'CERT_REVOKED',
  'INVALID_CA',
  'PATH_LENGTH_EXCEEDED',
  'INVALID_PURPOSE',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'HOSTNAME_MISMATCH',
]);

/**
 * Names the cause of a failure that happened before the first byte was written. That it is unsent is known already;
 * an unknown code only costs the detail.
 */
export function describeUnsent(error: Error): UnsentReason {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (certificateErrors.has(code)) return 'tls_identity';
  if (code.startsWith('EAI_')) return 'dns';
  return unsentReasons.get(code) ?? 'other';
}

/** Names the cause of a break after the first byte was written: `protocol` for bytes that are no HTTP/1 response. */
export function describeBreak(error: Error): BreakReason {
  return error instanceof errors.HTTPParserError ||
    error instanceof errors.HeadersOverflowError ||
    error instanceof errors.ResponseContentLengthMismatchError
    ? 'protocol'
    : 'reset';
}
