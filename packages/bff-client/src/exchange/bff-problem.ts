import { isJsonObject } from './json-object.js';

/** Whether a request may be sent again: as it is, with the same Idempotency-Key only, or not at all. */
export type RetryAdvice = 'safe' | 'same_key' | 'never';

/** One fault of what was sent, found by the rules or by the vendor. */
export interface ContactError {
  /** JSON Pointer (RFC 6901) into the contact; empty for the whole of it, or when the vendor names no place. */
  readonly pointer: string;
  readonly code: string;
  /** For people. */
  readonly message: string;
}

/** A refusal of the BFF: problem details (RFC 9457) with the BFF's own members. */
export interface BffProblem {
  /** Last part of `type`: `/problems/<slug>`, a page of the BFF. */
  readonly slug: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | undefined;
  readonly operationId: string | undefined;
  readonly retry: RetryAdvice | undefined;
  readonly errors: readonly ContactError[];
  /** Whole seconds from the header Retry-After. */
  readonly retryAfterSeconds: number | undefined;
  /** From the header Location: where the contact is, when the BFF knows. */
  readonly location: string | undefined;
  /** The document as it came. */
  readonly document: Readonly<Record<string, unknown>>;
}

/**
 * Reads problem details.
 * @param status of the answer
 * @param headers of the answer
 * @param body its parsed JSON
 * @returns the problem, or undefined when the body is no problem of the BFF
 */
export function readProblem(status: number, headers: Headers, body: unknown): BffProblem | undefined {
  if (!isJsonObject(body)) return undefined;
  const slug = /(?:^|\/)problems\/([a-z0-9-]+)$/.exec(text(body['type']) ?? '')?.[1];
  if (slug === undefined) return undefined;
  const errors: readonly unknown[] = Array.isArray(body['errors']) ? body['errors'] : [];
  return {
    slug,
    status,
    title: text(body['title']) ?? slug,
    detail: text(body['detail']) ?? '',
    requestId: text(body['request_id']),
    operationId: text(body['operation_id']),
    retry: readAdvice(body['retry']),
    errors: errors.filter(isJsonObject).map((error) => ({
      pointer: text(error['pointer']) ?? '',
      code: text(error['code']) ?? text(error['error_token']) ?? '',
      message: text(error['message']) ?? '',
    })),
    retryAfterSeconds: readRetryAfter(headers.get('retry-after')),
    location: headers.get('location') ?? undefined,
    document: body,
  };
}

function readAdvice(value: unknown): RetryAdvice | undefined {
  return value === 'safe' || value === 'same_key' || value === 'never' ? value : undefined;
}

function readRetryAfter(header: string | null): number | undefined {
  return header !== null && /^\d{1,4}$/.test(header) ? Number(header) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
